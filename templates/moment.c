/* Tables of weekdays, months and their order; a locale would have to be installed. */
#include "templates/moment.h"

typedef struct {
    const char *language;
    const char *days[7], *months[12];
    const char *today, *tomorrow, *near, *far; /* %w weekday, %d day, %m month, %t time */
    const char *colon;                         /* between hour and minute */
    const char *after, *first;                 /* the hour; the number 1 */
    const char *open, *close;                  /* around the zone */
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
     .first = "er",
     .open = " (",
     .close = ")"},
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
     .first = "",
     .open = " (",
     .close = ")"},
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
     .first = "º",
     .open = " (",
     .close = ")"},
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
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "pt",
     .days = {"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"},
     .months = {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
                "novembro", "dezembro"},
     .today = "hoje às %t",
     .tomorrow = "amanhã, %w, às %t",
     .near = "%w às %t",
     .far = "%w, %d de %m, às %t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "pl",
     .days = {"w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"},
     .months = {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
                "października", "listopada", "grudnia"},
     .today = "dzisiaj o godz. %t",
     .tomorrow = "jutro, %w, o godz. %t",
     .near = "%w o godz. %t",
     .far = "%w, %d %m, o godz. %t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "cs",
     .days = {"v pondělí", "v úterý", "ve středu", "ve čtvrtek", "v pátek", "v sobotu", "v neděli"},
     .months = {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října",
                "listopadu", "prosince"},
     .today = "dnes v %t",
     .tomorrow = "zítra, %w, v %t",
     .near = "%w v %t",
     .far = "%w %d. %m v %t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "sv",
     .days = {"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"},
     .months = {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
                "november", "december"},
     .today = "i dag kl. %t",
     .tomorrow = "i morgon, %w, kl. %t",
     .near = "%w kl. %t",
     .far = "%w den %d %m kl. %t",
     .colon = ".",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "tr",
     .days = {"Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"},
     .months = {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
                "Aralık"},
     .today = "bugün, saat %t",
     .tomorrow = "yarın, %w, saat %t",
     .near = "%w, saat %t",
     .far = "%d %m %w, saat %t",
     .colon = ".",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "ru",
     .days = {"понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"},
     .months = {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                "ноября", "декабря"},
     .today = "%t сегодняшнего дня",
     .tomorrow = "%t завтрашнего дня, %w",
     .near = "%t %w",
     .far = "%t %w, %d %m",
     .colon = ":",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
    {.language = "zh",
     .days = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"},
     .months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     .today = "今天%t",
     .tomorrow = "明天（%w）%t",
     .near = "%m%d日（%w）%t",
     .far = "%m%d日（%w）%t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = "（",
     .close = "）"},
    {.language = "ja",
     .days = {"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"},
     .months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     .today = "本日%t",
     .tomorrow = "明日（%w）%t",
     .near = "%m%d日（%w）%t",
     .far = "%m%d日（%w）%t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = "（",
     .close = "）"},
    {.language = "ko",
     .days = {"월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"},
     .months = {"1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"},
     .today = "오늘 %t",
     .tomorrow = "내일(%w) %t",
     .near = "%m %d일(%w) %t",
     .far = "%m %d일(%w) %t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = "(",
     .close = ")"},
    {.language = "ar",
     .days = {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"},
     .months = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
                "ديسمبر"},
     .today = "اليوم، الساعة %t",
     .tomorrow = "يوم غد %w، الساعة %t",
     .near = "يوم %w، الساعة %t",
     .far = "يوم %w %d %m، الساعة %t",
     .colon = ":",
     .after = "",
     .first = "",
     .open = " (",
     .close = ")"},
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
        g_string_append_printf(out, "%d%s%02d%s%s%s%s", g_date_time_get_hour(then), speech->colon,
                               g_date_time_get_minute(then), speech->after, speech->open, zone, speech->close);
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
