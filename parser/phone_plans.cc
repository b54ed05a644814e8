// Numbering plans as patterns.
#include "parser/phone_plans.h"

#include <map>

extern "C" {
#include "parser/pattern.h"
}

namespace
{

struct Region {
    std::string id;
    Pattern *leading, *exists, *abroad, *prefix; // nullptr: none
    bool transforms;
};

struct Plans {
    std::map<int, std::vector<Region>> countries;  // by code, as they are asked
    std::map<std::string, const Region *> regions; // by ISO 3166-1
};

// Never freed.
Plans &plans()
{
    static Plans *const all = new Plans();
    return *all;
}

// The lengths and the pattern of one kind of number; "" none exists.
std::string expression_of(const PhoneKind &kind)
{
    std::string lengths;
    for (int length : kind.lengths)
        if (length > 0)
            lengths += (lengths.empty() ? "\\d{" : "|\\d{") + std::to_string(length) + "}";
    bool none = kind.pattern.empty() || (!kind.lengths.empty() && lengths.empty());
    std::string bound = lengths.empty() ? "" : "(?=(?:" + lengths + ")\\z)";
    return none ? "" : bound + "(?:" + kind.pattern + ")\\z";
}

std::string expression_of(const PhonePlan &plan)
{
    std::string kinds;
    for (const PhoneKind &kind : plan.kinds) {
        std::string expression = expression_of(kind);
        kinds += expression.empty() ? "" : (kinds.empty() ? "" : "|") + expression;
    }
    return "\\A(?=" + expression_of(plan.any) + ")(?:" + kinds + ")";
}

// At the beginning; groups are not wanted.
Pattern *beginning(const std::string &expression)
{
    std::string plain;
    for (size_t i = 0; i < expression.size(); i++) {
        plain += expression[i];
        if (expression[i] == '(' && expression[i + 1] != '?')
            plain += "?:";
    }
    return expression.empty() ? nullptr : pattern_new(("\\A(?:" + plain + ")").c_str(), false);
}

bool matches(const Pattern *pattern, const std::string &digits)
{
    size_t from, to;
    return pattern != nullptr && pattern_find(pattern, digits.c_str(), digits.size(), 0, &from, &to);
}

// The one whose number that is, or nullptr. Leading digits choose it even where no such number exists.
const Region *choose(const std::vector<Region> &country, const std::string &national)
{
    for (const Region &region : country)
        if (country.size() == 1 || matches(region.leading != nullptr ? region.leading : region.exists, national))
            return &region;
    return nullptr;
}

} // namespace

void phone_plans_learn(int code, const std::vector<PhonePlan> &sharing)
{
    std::vector<Region> &country = plans().countries[code];
    for (const PhonePlan &plan : sharing)
        country.push_back({plan.region, beginning(plan.leading), pattern_new(expression_of(plan).c_str(), false),
                           beginning(plan.abroad), beginning(plan.prefix), plan.transforms});
    for (const Region &region : country)
        plans().regions[region.id] = &region;
}

std::string phone_plan_region(int code, const std::string &national)
{
    auto known = plans().countries.find(code);
    const Region *chosen = known != plans().countries.end() ? choose(known->second, national) : nullptr;
    return chosen != nullptr ? chosen->id : known != plans().countries.end() ? "ZZ" : "";
}

PhoneAnswer phone_plan_exists(int code, const std::string &national)
{
    auto known = plans().countries.find(code);
    if (known == plans().countries.end())
        return PhoneAnswer::kUnknown;
    const Region *chosen = choose(known->second, national);
    return chosen != nullptr && matches(chosen->exists, national) ? PhoneAnswer::kYes : PhoneAnswer::kNo;
}

PhonePrefix phone_plan_prefix(const std::string &region, const std::string &digits, bool behind_code)
{
    auto known = plans().regions.find(region);
    if (known == plans().regions.end() || (!behind_code && matches(known->second->abroad, digits)))
        return PhonePrefix::kOther;
    size_t from, to;
    const Pattern *prefix = known->second->prefix;
    if (prefix == nullptr || !pattern_find(prefix, digits.c_str(), digits.size(), 0, &from, &to))
        return PhonePrefix::kNone;
    bool zero = to == 1 && digits[0] == '0' && !known->second->transforms;
    return zero && !behind_code ? PhonePrefix::kZero : PhonePrefix::kOther;
}
