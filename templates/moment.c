/* Tables of weekdays, months and their order; a locale would have to be installed. */
#include "templates/moment.h"

typedef struct {
    const char *language;
    const char *days[7], *months[12];
    const char *today, *tomorrow, *near, *far; /* %w weekday, %d day, %m month, %t time */
    const char *colon;                         /* between hour and minute */
    const char *after, *first;                 /* the hour; the number 1 */
} Speech;

static const Speech speeches[] = {
    {.language = "fr",
     .days = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
     .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre"},
     .today = "aujourd’hui à %t",
     .tomorrow = "demain, %w, à %t",
     .near = "%w à %t",
     .far = "le %w %d %m à %t",
     .colon = " h ",
     .after = "",
     .first = "er"},
    {.language = "es",
     .days = {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"},
     .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                "noviembre", "diciembre"},
     .today = "hoy a las %t",
     .tomorrow = "mañana, %w, a las %t",
     .near = "el %w a las %t",
     .far = "el %w %d de %m a las %t",
     .colon = ":",
     .after = "",
     .first = ""},
    {.language = "it",
     .days = {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"},
     .months = {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
                "ottobre", "novembre", "dicembre"},
     .today = "oggi alle ore %t",
     .tomorrow = "domani, %w, alle ore %t",
     .near = "%w alle ore %t",
     .far = "%w %d %m alle ore %t",
     .colon = ":",
     .after = "",
     .first = ""},
    {.language = "nl",
     .days = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"},
     .months = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                "november", "december"},
     .today = "vandaag om %t",
     .tomorrow = "morgen, %w, om %t",
     .near = "%w om %t",
     .far = "%w %d %m om %t",
     .colon = ".",
     .after = " uur",
     .first = ""},
};

static const Speech *speech_of(const char *language)
{
    for (size_t i = 0; i < G_N_ELEMENTS(speeches); i++)
        if (language && g_ascii_strncasecmp(language, speeches[i].language, 2) == 0 && !g_ascii_isalpha(language[2]))
            return &speeches[i];
    return NULL;
}

static void append_part(GString *out, char part, const Speech *speech, GDateTime *then, const char *zone)
{
    if (part == 'w')
        g_string_append(out, speech->days[g_date_time_get_day_of_week(then) - 1]);
    else if (part == 'd')
        g_string_append_printf(out, "%d%s", g_date_time_get_day_of_month(then),
                               g_date_time_get_day_of_month(then) == 1 ? speech->first : "");
    else if (part == 'm')
        g_string_append(out, speech->months[g_date_time_get_month(then) - 1]);
    else
        g_string_append_printf(out, "%d%s%02d%s (%s)", g_date_time_get_hour(then), speech->colon,
                               g_date_time_get_minute(then), speech->after, zone);
}

char *moment_say(const char *language, GDateTime *then, int days, const char *zone)
{
    const Speech *speech = speech_of(language);
    if (!speech)
        return NULL;
    GString *out = g_string_new(NULL);
    const char *p = days == 0               ? speech->today
                    : days == 1             ? speech->tomorrow
                    : days > 0 && days <= 6 ? speech->near
                                            : speech->far;
    for (; *p; p++)
        if (*p == '%')
            append_part(out, *++p, speech, then, zone);
        else
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}
