/* The number that the buyer gives his own inquiry: "RFQ-26-1187", "Inquiry No.
 * NW/INQ/1093", "Заявка № 77", "purchase order 7700451". */
#ifndef PARSER_REFERENCE_H
#define PARSER_REFERENCE_H

/* As it stands, with the words before it when they are part of it; NULL. */
char *reference_find(const char *text);

#endif
