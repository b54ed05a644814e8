// Whether a phone number exists, by libphonenumber's own table.
#include "parser/phone_exists.h"

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
    Pattern *leading; // digits that tell the region among those of its code, or nullptr
    Pattern *exists;  // matches a national number of the region that exists
};

struct Country {
    std::vector<Region> regions; // as the library asks them
    char trunk;                  // of the main region
};

std::map<int, Country> countries; // by code; filled once

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

char trunk_of(const PhoneMetadata &region)
{
    const std::string &prefix = region.national_prefix_for_parsing();
    if (!region.national_prefix_transform_rule().empty() || prefix.size() > 1)
        return '\0';
    return prefix.empty() ? ' ' : prefix[0];
}

Region region_of(const PhoneMetadata &region, bool alone)
{
    std::string leading = "\\A(?:" + region.leading_digits() + ")";
    return {region.has_leading_digits() && !alone ? pattern_new(leading.c_str(), false) : nullptr,
            pattern_new(expression_of(region).c_str(), false)};
}

using Table = std::map<std::string, const PhoneMetadata *>;

void learn(const Table &table, const PhoneMetadata &main)
{
    std::list<std::string> regions;
    PhoneNumberUtil::GetInstance()->GetRegionCodesForCountryCallingCode(main.country_code(), &regions);
    Country &country = countries[main.country_code()];
    country.trunk = trunk_of(main);
    for (const std::string &region : regions)
        country.regions.push_back(region_of(*table.at(region), regions.size() == 1));
}

bool load()
{
    PhoneMetadataCollection all;
    Table table;
    if (!all.ParseFromArray(i18n::phonenumbers::metadata_get(), i18n::phonenumbers::metadata_size()))
        return false;
    for (const PhoneMetadata &region : all.metadata())
        table[region.id()] = &region;
    for (const auto &known : table)
        if (strstr(kRegions, (" " + known.first + " ").c_str()) != nullptr)
            learn(table, *known.second);
    return true;
}

bool matches(const Pattern *pattern, const std::string &national)
{
    size_t from, to;
    return pattern_find(pattern, national.c_str(), national.size(), 0, &from, &to);
}

} // namespace

void phone_exists_init(void)
{
    static const bool loaded = load();
    static_cast<void>(loaded);
}

bool phone_exists(const PhoneNumber &number)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    auto known = countries.find(number.country_code());
    if (known == countries.end())
        return util.IsValidNumber(number);
    std::string national;
    util.GetNationalSignificantNumber(number, &national);
    // Leading digits choose the region even where the number exists in none.
    for (const Region &region : known->second.regions)
        if (matches(region.leading != nullptr ? region.leading : region.exists, national))
            return region.leading == nullptr || matches(region.exists, national);
    return false;
}

char phone_trunk_abroad(int country_code)
{
    auto known = countries.find(country_code);
    return known == countries.end() ? '\0' : known->second.trunk;
}
