// Whether a phone number exists, by libphonenumber's own table.
#include "parser/phone_exists.h"

#include <phonenumbers/phonemetadata.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <list>
#include <map>
#include <string>

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

// Others are asked of the library.
const char kRegions[] = " AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FR GB GR HK HR HU IE IL IN IS IT JP "
                        "KE KR KW LT LU LV MX MY NG NL NZ PE PH PK PL PT QA RO RS SA SE SG SI SK TH TR TW UA US VN ZA ";

struct Country {
    Pattern *pattern; // matches a national number of its main region that exists
    bool alone;       // no other region has its code
    char trunk;
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

void learn(const PhoneMetadata &region)
{
    std::list<std::string> regions;
    PhoneNumberUtil::GetInstance()->GetRegionCodesForCountryCallingCode(region.country_code(), &regions);
    // Where leading digits tell the region, the first is not the first to be asked.
    if (regions.empty() || regions.front() != region.id() || region.has_leading_digits())
        return;
    countries[region.country_code()] = {pattern_new(expression_of(region).c_str(), false), regions.size() == 1,
                                        trunk_of(region)};
}

bool load()
{
    PhoneMetadataCollection all;
    if (!all.ParseFromArray(i18n::phonenumbers::metadata_get(), i18n::phonenumbers::metadata_size()))
        return false;
    for (const PhoneMetadata &region : all.metadata())
        if (strstr(kRegions, (" " + region.id() + " ").c_str()) != nullptr)
            learn(region);
    return true;
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
    size_t from, to;
    util.GetNationalSignificantNumber(number, &national);
    bool exists = pattern_find(known->second.pattern, national.c_str(), national.size(), 0, &from, &to);
    return exists || (!known->second.alone && util.IsValidNumber(number));
}

char phone_trunk_abroad(int country_code)
{
    auto known = countries.find(country_code);
    return known == countries.end() ? '\0' : known->second.trunk;
}
