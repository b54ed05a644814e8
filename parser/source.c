/* Where an inquiry came from. */
#include "parser/source.h"

#include <string.h>

#include "parser/contact.h"
#include "parser/fold.h"
#include "parser/person.h"
#include "parser/person_letters.h"
#include "parser/phrases.h"
#include "parser/reading_build.h"
#include "parser/source_said.h"
#include "parser/split.h"

enum { SLUG_MAX = 60 };

char *source_slug(const char *text)
{
    g_autofree char *folded = fold_case(text, -1);
    g_autofree char **words = split_set(folded, " _-/.,:;!?&()[]{}\"'\t\n|+#", 40);
    GString *slug = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        g_autofree char *letters = person_letters(*word);
        if (*letters && slug->len + strlen(letters) < SLUG_MAX)
            g_string_append_printf(slug, "%s%s", slug->len ? "-" : "", letters);
    }
    return g_string_free(slug, FALSE);
}

Found *source_of_kind(const char *kind, const char *name, const char *evidence, unsigned confidence, const char *origin)
{
    g_autofree char *value = name && *name ? g_strconcat(kind, ":", name, NULL) : g_strdup(kind);
    return reading_found(value, evidence, confidence, origin);
}

/* utm_source=linkedin&… in a text or URL. */
static Found *from_utm(const char *text)
{
    static const char mark[] = "utm_source=";
    const char *at = text ? strstr(text, mark) : NULL;
    if (!at)
        return NULL;
    const char *value = at + strlen(mark);
    g_autofree char *raw = g_strndup(value, strcspn(value, "& \n\t\"'>#,;|)"));
    g_autofree char *plain = g_uri_unescape_string(raw, NULL);
    g_autofree char *low = g_ascii_strdown(plain ? plain : raw, -1);
    g_autofree char *evidence = g_strconcat(mark, raw, NULL);
    return *low ? source_of_kind("utm", low, evidence, 95, "form") : NULL;
}

static Found *from_tag(const ReadRequest *request)
{
    for (size_t i = 0; i < request->n_recipient; i++) {
        const char *address = request->recipient[i], *at = strchr(address, '@'), *plus = strchr(address, '+');
        if (!plus || !at || plus > at)
            continue;
        g_autofree char *tag = g_ascii_strdown(plus + 1, at - plus - 1);
        if (*tag)
            return source_of_kind("plus", tag, address, 95, "header");
    }
    return NULL;
}

static bool says_contact(const char *folded)
{
    static const char *const words[] = {
        "contact", "kontakt", "contacto",     "contatto",      "contato",         "お問い合わせ", "お問合せ",
        "문의",    "联系",    "聯絡",         "обратной связ", "iletişim",        "yhteydenotto", "اتصل",
        "تواصل",   "צור קשר", "message body", "enquiry #",     "website enquiry", "web enquiry"};
    static Phrases contacts = PHRASES_OF_WORDS(words);
    return phrases_stand(&contacts, folded);
}

/* Words around the form's name in subjects: "New submission from X", "X has a new response". */
static char *form_name_in(const char *subject)
{
    static const char *const before[] = {
        "submission from ", "submission: ", "submission - ", "envío: ", "envío de ", "demande : ",
        "anfrage: ",        "webhook: ",    "response to ",  "entry: ", "entry in ", "download: "};
    static const char *const after[] = {" has a new response", " received", " submitted", " order #", " submission"};
    const char *open = strstr(subject, "【"), *close = open ? strstr(open, "】") : NULL;
    if (close)
        return g_strndup(open + 3, (size_t)(close - open - 3));
    g_autofree char *folded = fold_case(subject, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
        const char *at = strstr(folded, before[i]);
        if (at)
            return g_strstrip(g_strndup(at + strlen(before[i]), strcspn(at + strlen(before[i]), "[(")));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(after); i++) {
        const char *at = strstr(folded, after[i]);
        if (at && at > folded)
            return g_strndup(folded, (size_t)(at - folded));
    }
    return NULL;
}

/* Notes of a call by their name; what else colleagues write of one. */
static Phrases notes =
    PHRASES("phone message|phone note|took this call|telefonnotiz|message téléphonique|nota de llamada|nota telefonica|"
            "telefoonnotitie|notatka z rozmowy|");
static Phrases calls = PHRASES(
    "called|telephone|rang|on the phone|anruf|appel|llamada|llamó|telefonata|chiamat|telefoon|gebeld|telefon|звон|"
    "电话|電話|전화|");

static Found *found_phone(const Message *message, Phrases *marks)
{
    g_autofree char *all = g_strconcat(message->subject, "\n", message->text, NULL);
    g_autofree char *folded = fold_case(all, -1);
    const char *at = NULL;
    int number = phrases_find(marks, folded, &at);
    if (number < 0)
        return NULL;
    g_autofree char *mark = g_strndup(at, phrases_size(marks, number));
    return source_of_kind("phone", NULL, mark, 60, "text");
}

static Found *from_relay(const Message *message, const Prospect *prospect)
{
    const char *relay = prospect->relay;
    if (!g_strcmp0(relay, "marketplace"))
        return source_of_kind("marketplace", prospect->relay_name, message->subject, 85, "relay");
    if (!g_strcmp0(relay, "chat"))
        return source_of_kind("form", "chat", message->subject, 80, "relay");
    if (g_strcmp0(relay, "form") != 0)
        return NULL;
    Found *note = found_phone(message, &notes);
    if (note)
        return note;
    const Address *from = message->from && message->from->len ? g_ptr_array_index(message->from, 0) : NULL;
    if (from && person_full(from->name) && !person_is_robot_address(from->address) &&
        !contact_fits_domain(from->name, from->address))
        return found_phone(message, &calls); /* a colleague wrote it down */
    g_autofree char *name = g_strdup(form_value(prospect->form, LABEL_FORM));
    if (!name)
        name = form_name_in(message->subject);
    g_autofree char *folded = fold_case(name ? name : message->subject, -1);
    g_autofree char *slug = !name || says_contact(folded) ? g_strdup("contact") : source_slug(name);
    return source_of_kind("form", *slug ? slug : "contact", message->subject, 80, "form");
}

Found *source_find(const ReadRequest *request, const Message *message, const Prospect *prospect)
{
    bool machine = prospect->relay && strcmp(prospect->relay, "forward") != 0;
    Found *found = machine ? from_utm(message->text) : NULL;
    if (!found && machine)
        found = from_utm(message->html_text);
    for (guint i = 0; !found && machine && prospect->form && i < prospect->form->fields->len; i++)
        found = from_utm(((const FormField *)g_ptr_array_index(prospect->form->fields, i))->value);
    if (!found)
        found = from_tag(request);
    if (!found)
        found = from_relay(message, prospect);
    if (!found)
        found = source_said(prospect->body);
    return found || machine ? found : source_said(prospect->subject);
}
