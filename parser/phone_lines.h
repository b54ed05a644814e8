// The lines of a text that may hold a phone number, and how long a number each; what phone.cc searches.
#ifndef PARSER_PHONE_LINES_H
#define PARSER_PHONE_LINES_H

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Digits that libphonenumber would take together.
struct PhonePlace {
    size_t from, to; // in the plain text: first digit, behind the last one
    size_t line_start, line_end;
    int digits;  // that a number here may have
    int undated; // the same, none when it is a date or hours
    int tries;   // that libphonenumber takes for it when it is none
    bool plus;
    bool trunk; // some group begins with 0
};

// Lines with digits, those and spaces made plain, 00 made + and clocks hidden; where each byte came from in the text.
struct PhoneLines {
    std::string text;
    std::vector<size_t> origin;
    std::vector<PhonePlace> places;
    size_t begin = 0; // of the first line, in the text
};

// Of the text's first kilobytes.
PhoneLines phone_lines_read(const char *text);

// Is the line only a number, or a letter and one?
bool phone_is_bare(const char *line);

// Only the surroundings of the places where a number of so many digits may stand (and a plus), each a line;
// no further than behind some dozens of tries.
PhoneLines phone_lines_with(const PhoneLines &all, int digits, bool plus);

// Is there a place with so many digits that has a trunk 0, or a plus?
bool phone_lines_have_trunk(const PhoneLines &all, int digits);

// Digits with what the library takes for separators, and a bracket or plus before them.
struct PhoneRun {
    size_t from, number, to; // behind the number, behind its extension too
    int digits;
    int part;   // the most digits of a part of it, at least those that the library would look at alone
    bool plain; // written so simply that the library reads it as a whole or not at all: 030 901820, +44 (0)20 7946-0018
};

// The runs of the line with so many digits, each apart from the others. False: they may belong together.
bool phone_runs(const std::string &text, size_t start, size_t end, int digits, std::vector<PhoneRun> *runs);

// 13.30-18.30, 2026 11, 16.10.2026: hours and dates.
bool phone_is_time(std::string_view number);

#endif
