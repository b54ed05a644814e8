// Whether a phone number exists, by libphonenumber's table and one pattern a country: the library itself looks up and
// matches a dozen, one after the other.
#ifndef PARSER_PHONE_EXISTS_H
#define PARSER_PHONE_EXISTS_H

#include <phonenumbers/phonenumber.pb.h>

// Compiles the patterns of the countries that mail comes from; once, before any number is asked for. Any thread.
void phone_exists_init(void);

// As PhoneNumberUtil::IsValidNumber().
bool phone_exists(const i18n::phonenumbers::PhoneNumber &number);

// What is dialled before a number at home, and goes away where it stands behind a country code all the same: a digit,
// ' ' nothing, NUL not so simple, or not known here.
char phone_trunk_abroad(int country_code);

#endif
