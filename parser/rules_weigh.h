/* Signs weigh otherwise beside others: some are taken back, some lose their points. */
#ifndef PARSER_RULES_WEIGH_H
#define PARSER_RULES_WEIGH_H

#include "parser/reading.pb-c.h"

/* Once all hits of rules and facts are there. */
void rules_weigh(Reading *reading);

#endif
