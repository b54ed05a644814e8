// Numbering plans of the countries that mail comes from, as patterns that are compiled once: libphonenumber, whose
// table they are made of, looks up and matches a dozen of them for each question.
#ifndef PARSER_PHONE_PLANS_H
#define PARSER_PHONE_PLANS_H

#include <string>
#include <vector>

// Regular expressions over digits; "" none.
struct PhoneKind {
    std::string pattern;
    std::vector<int> lengths; // of these only, where any are given; -1: there is no such number
};

struct PhonePlan {
    std::string region;  // ISO 3166-1
    std::string leading; // digits that tell the region among those of its code
    std::string abroad;  // what is dialled before a country code
    std::string prefix;  // what is dialled before a national number
    bool transforms;     // the prefix turns into something else
    PhoneKind any;       // what each of its numbers is, and
    std::vector<PhoneKind> kinds;
};

// All that share a country code, in the order in which they are asked. Once, before anything is asked for.
void phone_plans_learn(int code, const std::vector<PhonePlan> &sharing);

// Any thread. The region of the national number, "ZZ" where it is of none; "" the code is not known here.
std::string phone_plan_region(int code, const std::string &national);
enum class PhoneAnswer { kNo, kYes, kUnknown };
PhoneAnswer phone_plan_exists(int code, const std::string &national);

// What the digits begin with, in that region: nothing that is not of the number, a 0 that is dialled before it at
// home, or something else, or what is not known here. Behind its country code nothing is dialled.
enum class PhonePrefix { kNone, kZero, kOther };
PhonePrefix phone_plan_prefix(const std::string &region, const std::string &digits, bool behind_code);

#endif
