// Numbering plans of the countries that mail comes from: libphonenumber's own table, in patterns that are compiled
// once. The library looks up and matches a dozen of them for each question.
#ifndef PARSER_PHONE_PLANS_H
#define PARSER_PHONE_PLANS_H

#include <phonenumbers/phonenumber.pb.h>

#include <string>

// Once, before any number is asked for. Any thread.
void phone_plans_init(void);

// As PhoneNumberUtil::IsValidNumber().
bool phone_exists(const i18n::phonenumbers::PhoneNumber &number);

// As PhoneNumberUtil::GetRegionCodeForNumber(): ISO 3166-1, "001" or "ZZ".
std::string phone_plan_region(const i18n::phonenumbers::PhoneNumber &number);

// What the digits begin with, in that region: nothing that is not of the number, a 0 that is dialled before it at
// home, or something else, or what is not known here. Behind its country code nothing is dialled.
enum class PhonePrefix { kNone, kZero, kOther };
PhonePrefix phone_plan_prefix(const std::string &region, const std::string &digits, bool behind_code);

#endif
