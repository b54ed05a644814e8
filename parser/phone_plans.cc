// Numbering plans, of libphonenumber's own table.
#include "parser/phone_plans.h"

#include <phonenumbers/phonemetadata.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <list>
#include <map>
#include <string>
#include <vector>

extern "C" {
#include "parser/pattern.h"
}

using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneMetadataCollection;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberDesc;
using i18n::phonenumbers::PhoneNumberUtil;

namespace i18n
{
namespace phonenumbers
{
// The library's table; it exports them, though none of its headers says so.
int metadata_size();
const void *metadata_get();
} // namespace phonenumbers
} // namespace i18n

namespace
{

// With all that share their codes; others are asked of the library.
const char kRegions[] = " AE AR AT AU BE BG BR CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU IE IL IN IS IT JP "
                        "KE KR KW LT LU LV MX MY NG NL NO NZ PE PH PK PL PT QA RO RS RU SA SE SG SI SK TH TR TW UA US "
                        "VN ZA ";

struct Region {
    std::string id;
    Pattern *leading; // digits that tell the region among those of its code, or nullptr
    Pattern *exists;  // matches a national number of the region that exists
    Pattern *abroad;  // what is dialled before a country code
    Pattern *prefix;  // what is dialled before a national number, or nullptr
    bool transforms;  // the prefix turns into something else
};

struct Plans {
    std::map<int, std::vector<Region>> countries;  // by code, as the library asks them
    std::map<std::string, const Region *> regions; // by ISO 3166-1
};

// The lengths and the pattern of one kind of number; "" none exists.
std::string expression_of(const PhoneNumberDesc &kind)
{
    std::string lengths;
    for (int length : kind.possible_length())
        if (length > 0)
            lengths += (lengths.empty() ? "\\d{" : "|\\d{") + std::to_string(length) + "}";
    bool none = kind.national_number_pattern().empty() || (kind.possible_length_size() > 0 && lengths.empty());
    std::string bound = lengths.empty() ? "" : "(?=(?:" + lengths + ")\\z)";
    return none ? "" : bound + "(?:" + kind.national_number_pattern() + ")\\z";
}

std::string expression_of(const PhoneMetadata &region)
{
    const PhoneNumberDesc *kinds[] = {&region.premium_rate(), &region.toll_free(),       &region.shared_cost(),
                                      &region.voip(),         &region.personal_number(), &region.pager(),
                                      &region.uan(),          &region.voicemail(),       &region.fixed_line(),
                                      &region.mobile()};
    std::string any;
    for (const PhoneNumberDesc *kind : kinds) {
        std::string expression = expression_of(*kind);
        any += expression.empty() ? "" : (any.empty() ? "" : "|") + expression;
    }
    return "\\A(?=" + expression_of(region.general_desc()) + ")(?:" + any + ")";
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

Region region_of(const PhoneMetadata &region, bool alone)
{
    return {region.id(),
            alone ? nullptr : beginning(region.leading_digits()),
            pattern_new(expression_of(region).c_str(), false),
            beginning(region.international_prefix()),
            beginning(region.national_prefix_for_parsing()),
            !region.national_prefix_transform_rule().empty()};
}

using Table = std::map<std::string, const PhoneMetadata *>;

void learn(const Table &table, int code, Plans *plans)
{
    std::list<std::string> ids;
    std::vector<Region> &country = plans->countries[code];
    if (!country.empty())
        return;
    PhoneNumberUtil::GetInstance()->GetRegionCodesForCountryCallingCode(code, &ids);
    for (const std::string &id : ids)
        country.push_back(region_of(*table.at(id), ids.size() == 1));
    for (const Region &region : country)
        plans->regions[region.id] = &region;
}

const Plans *load()
{
    PhoneMetadataCollection all;
    Table table;
    Plans *plans = new Plans();
    if (!all.ParseFromArray(i18n::phonenumbers::metadata_get(), i18n::phonenumbers::metadata_size()))
        return plans;
    for (const PhoneMetadata &region : all.metadata())
        table[region.id()] = &region;
    for (const auto &known : table)
        if (strstr(kRegions, (" " + known.first + " ").c_str()) != nullptr)
            learn(table, known.second->country_code(), plans);
    return plans;
}

// Loaded once, and never freed.
const Plans &plans()
{
    static const Plans *const known = load();
    return *known;
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

void phone_plans_init(void)
{
    plans();
}

bool phone_exists(const PhoneNumber &number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    auto known = plans().countries.find(number.country_code());
    if (known == plans().countries.end())
        return util.IsValidNumber(number);
    std::string national;
    util.GetNationalSignificantNumber(number, &national);
    const Region *region = choose(known->second, national);
    return region != nullptr && matches(region->exists, national);
}

std::string phone_plan_region(const PhoneNumber &number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    auto known = plans().countries.find(number.country_code());
    std::string national, region;
    if (known == plans().countries.end()) {
        util.GetRegionCodeForNumber(number, &region);
        return region;
    }
    util.GetNationalSignificantNumber(number, &national);
    const Region *chosen = choose(known->second, national);
    return chosen != nullptr ? chosen->id : "ZZ";
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
