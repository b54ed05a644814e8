/* Names of persons: which words are one, and which are a role. */
#include "parser/person.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/person_letters.h"
#include "parser/phrases.h"
#include "parser/split.h"
#include "parser/utf8.h"

static Phrases titles =
    PHRASES("|dr|dr.|prof|prof.|mr|mr.|mrs|mrs.|ms|ms.|miss|mx|mx.|sir|eng|eng.|engr|engr.|ing|ing.|"
            "dipl|dipl.|dipl.-ing.|dipl.-ing|"
            "dipl.-kfm.|mag|mag.|di|mba|herr|frau|hr.|fr.|geom|geom.|arch|arch.|dott|dott.|dott.ssa|"
            "dott.ssa.|sig|sig.|sig.ra|avv.|rag.|"
            "p.i.|per.|lic|lic.|licda.|sr|sr.|sra|sra.|srta.|don|doña|c.p.|m.|mme|mlle|monsieur|"
            "madame|me|pan|pani|mgr|mgr.|inż.|inż|"
            "mgr.|bc.|judr.|phdr.|rndr.|mudr.|csc.|i.a.|i.v.|ppa.|ppa|i.|a.|v.|от|г-н|г-жа|инж.|к.т.н."
            "|bay|sayın|prof.dr.|doç.|av.|"
            "د.|د|م.|م|أ.|أ|المهندس|المهندسة|الأستاذ|الأستاذة|السيد|السيدة|الدكتور|الدكتورة|מר|גב'|"
            "ד\"ר|ד״ר|פרופ'|פרופ׳|גב׳|אינג'|אינג׳|עו\"ד|עו״ד|cand.|ir.|ir|drs.|mr.ir.|capt.|"
            "rev.|rev|revd|canon|father|cllr|cllr.|councillor|col.|maj.|lt.|fr|hon.|ca|atty.|shri|smt.|smt|kapt.|kpt.|"
            "pfarrer|dipl-ing|"
            "ingeniero|ingeniera|licenciado|licenciada|doctora|dra|dra.|prof.ssa|maître|sister|nurse|eng.ª|eng.º|engª|"
            "engº|eng.a|"
            "eng.o|arq.|arq|arq.ª|dr.ª|prof.ª|tech.|");
/* Letters behind a name that look like a word, as they are written. */
static Phrases letters_behind =
    PHRASES("|MCIPS|FCIPS|MIET|FIET|MICE|FICE|RIBA|FRIBA|ARB|ACA|FCA|ACCA|FCCA|CIMA|ACMA|BA|MA|MBE|OBE|CBE|MIOSH|"
            "CMIOSH|MIMechE|IEng|EUR|ING|RA|AIA|OAM|AO|JP|CISA|SHRM|CIPD|MCIPD|FCIPD|CAFM|DipEd|DipHE|DipVet|CertEd|");
static Phrases suffixes = PHRASES(
    "|phd|ph.d.|ph.d|pe|p.e.|mba|msc|m.sc.|bsc|b.sc.|cpa|cmrp|mrics|frics|esq|esq.|jr|jr.|md|m.d.|ms|mr|mrs|"
    "csc.|dplg|様|さま|殿|さん|님|대리|과장|부장|차장|사원|팀장|이사|대표|드림|올림|배상|拝|先生|女士|小姐|敬上|bey|"
    "hanım|x|llm|pmp|ceng|"
    "c.eng.|cscp|cpsm|dipl.-ing.|mba,|bey,|");
static Phrases particles =
    PHRASES("|de|del|della|di|da|do|dos|das|du|des|van|von|der|den|ter|ten|te|zu|zum|zur|la|le|el|al|bin|bint|ibn|ben|"
            "y|e|af|av|'t|dela|los|las|san|st.|vom|und|abu|abd|");
static Phrases roles = PHRASES(
    "|sales|info|information|purchasing|procurement|buying|buyer|buyers|accounts|accounting|office|team|desk|support|"
    "service|services|"
    "marketing|admin|administration|contact|enquiries|inquiries|reception|orders|order|department|dept|dept.|website|"
    "web|webmaster|shop|"
    "webshop|notifications|notification|leads|lead|alerts|alert|manager|noreply|no-reply|mailer|bids|bid|tenders|"
    "tender|vendor|vendors|"
    "registration|management|compliance|material|spares|secretary|committee|group|company|limited|technical|helpdesk|"
    "customer|care|"
    "newsletter|events|news|billing|voicemail|chat|live|transcripts|form|forms|bot|system|site|messages|center|centre|"
    "portal|duty|science|"
    "einkauf|vertrieb|verkauf|buchhaltung|sekretariat|zentrale|kontakt|anfrage|formular|kontaktformular|webformular|"
    "grundschule|schule|"
    "compras|contratación|ventas|formulario|administración|departamento|achats|commercial|secrétariat|accueil|service|"
    "formulaire|"
    "acquisti|ufficio|vendite|commerciale|amministrazione|segreteria|inkoop|verkoop|administratie|zakupy|dział|"
    "sprzedaż|biuro|formularz|"
    "obchod|nákup|oddělení|inköp|försäljning|innkjøp|satın|alma|satış|отдел|снабжения|закупок|закупки|продаж|сектор|"
    "бюро|офис|"
    "supplier|suppliers|quality|facilities|maintenance|operations|logistics|planning|production|warehouse|stores|"
    "projects|estates|laboratory|library|workshop|quotes|quotations|finance|payables|safety|training|"
    "qualität|labor|werkstatt|produktion|instandhaltung|logistik|technik|haustechnik|bauhof|qualité|laboratoire|"
    "magasin|production|calidad|almacén|laboratorio|mantenimiento|formación|qualità|magazzino|manutenzione|gare|"
    "officina|qualidade|manutenção|laboratório|kwaliteit|magazijn|onderhoud|werkplaats|jakość|magazyn|laboratorium|"
    "przetargi|kvalita|sklad|údržba|kvalitet|lager|underhåll|kalite|bakım|üretim|depo|склад|производство|"
    "лаборатория|качество|тендеры|品质|品質|质量|仓库|設備|품질|생산|설비|الجودة|الصيانة|איכות|מחסן|"
    "purchase|purchases|auftrag|снабжение|закупка|отдела|"
    "採購|采购部|營業|営業部|購買部|資材部|採購部|구매팀|영업팀|المشتريات|المبيعات|רכש|מכירות|"
    "of|the|and|for|municipality|town|city|council|board|university|school|gmbh|ag|kg|ltd|ltd.|llc|inc|inc.|corp|corp.|"
    "co.|plc|s.a.|"
    "s.p.a.|s.r.l.|srl|spa|b.v.|bv|nv|ab|as|oy|aps|a/"
    "s|s.r.o.|sarl|sas|sa|pty|pvt|studio|atelier|bakkerij|restaurant|hotel|industries|"
    "solutions|systems|engineering|technologies|technology|works|foods|labs|consulting|partners|associates|logistics|");
static Phrases title_words = PHRASES(
    "manager|engineer|director|officer|buyer|purchas|procurement|lead|head "
    "of|chief|ceo|cto|coo|cfo|owner|founder|partner|president|"
    "supervisor|superintendent|coordinator|co-ordinator|administrator|assistant|analyst|consultant|technician|"
    "specialist|planner|"
    "foreman|sales|operations|maintenance|quality|regulatory|affairs|secretary|lecturer|professor|researcher|student|"
    "architect|designer|"
    "developer|"
    "mechanic|executive|category|sourcing|logistics|projects|facilities|compliance|regulatory|affairs|department|dept|"
    "accountant|team "
    "lead|"
    "einkauf|einkäufer|leiter|leitung|geschäftsführ|ingenieur|techniker|sachbearbeit|referent|meister|assistenz|"
    "sekretariat|inhaber|"
    "technischer|vertrieb|abteilung|prokurist|projekt|"
    "responsable|directeur|directrice|acheteu|achats|ingénieur|gérant|chef de|chargé|technicien|service "
    "|assistant|architecte|"
    "gerente|jefe|jefa|ingenier|director|compras|encargad|responsable|analista|técnico|subdirec|unidad "
    "de|coordinador|suministros|"
    "responsabile|ufficio|acquisti|direttore|titolare|tecnico|addetto|amministrat|geometra|"
    "gerente|diretor|comprador|engenheir|responsável|suprimentos|coordenador|sócio|p&d|"
    "inkoper|inkoop|directeur|hoofd|medewerker|werkvoorbereider|eigenaar|bedrijfsleider|"
    "kierownik|dyrektor|specjalista|inżynier|właściciel|dział|zakup|prezes|technolog|"
    "vedoucí|ředitel|nákup|jednatel|technik|oddělení|inženýr|"
    "inköp|chef|ansvarig|ingenjör|projektledare|vd|tekniker|leder|innkjøp|indkøb|"
    "müdür|satın alma|mühendis|uzman|sorumlu|yönetici|şef|"
    "инженер|директор|начальник|менеджер|специалист|механик|отдел|руководитель|снабжен|технолог|закупк|"
    "经理|經理|工程师|工程師|采购|採購|主管|部长|总监|設備部|设备部|科长|担当|課長|部長|係長|主任|購買|資材|品質|"
    "代表取締役|営業|課|部|"
    "과장|대리|부장|차장|팀장|이사|대표|구매|담당|팀|"
    "مدير|مديرة|مهندس|مهندسة|مشتريات|المشتريات|رئيس|مسؤول|קניין|מנהל|רכש|מהנדס|");

static bool is_cjk(gunichar c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00);
}

/* "Doe, John" -> "John Doe"; what follows a comma and is a suffix goes. Takes the name. */
static char *turned(char *name)
{
    const char *comma = strchr(name, ',');
    if (!comma)
        return name;
    g_autofree char *last = g_strstrip(g_strndup(name, (size_t)(comma - name)));
    g_autofree char *first = g_strstrip(g_strdup(comma + 1));
    first[strcspn(first, ",")] = '\0';
    bool suffix =
        !*first || phrases_have_folded(&suffixes, first, strlen(first)) || strchr(last, ' ') || strchr(first, ' ');
    g_free(name);
    return suffix ? g_steal_pointer(&last) : g_strconcat(first, " ", last, NULL);
}

/* Does one of what parts a name from what is behind it begin so, after a blank? */
static bool may_part(char c)
{
    return c == '|' || c == 'v' || c == '\xE2' || c == '-' || c == '/' || c == '@' || c == 'a';
}

/* Cut before what stands behind a name: the company, the way. */
static void cut_behind(char *name)
{
    static const char *const behind[] = {" | ", " via ", " – ", " - ", " / ", " @ ", " at "};
    const char *space = strchr(name, ' ');
    while (space && !may_part(space[1]))
        space = strchr(space + 1, ' ');
    for (size_t i = 0; space && i < G_N_ELEMENTS(behind); i++) {
        char *cut = strstr(name, behind[i]);
        if (cut && cut > name)
            *cut = '\0';
    }
}

/* "MVDr.", "Lic.", "arch.": what is cut short before a whole name; "Chr. Hansen" keeps it. */
static bool is_title_before(const char *word, guint behind)
{
    size_t n = strlen(word);
    if (phrases_have_folded(&titles, word, n))
        return true;
    if (behind < 2 || n < 4)
        return false;
    return (word[n - 1] == '.' && !memchr(word, '.', n - 1) && g_utf8_strlen(word, -1) > 3) || strstr(word, ".-") ||
           g_str_has_suffix(word, "Dr") || g_str_has_suffix(word, "Dr.");
}

static bool is_capitals(const char *word)
{
    return word[strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

/* "BVSc", "MRCVS": two capitals and a small letter, or no vowel; "Ana RUIZ" is a name. */
static bool is_letters_behind(const char *word, const char *before, guint ahead)
{
    size_t n = strlen(word);
    if (phrases_have_folded(&suffixes, word, n))
        return true;
    const char *dot = strchr(word, '.');
    if (ahead >= 2 && dot && g_ascii_isupper(dot[1]) && g_ascii_islower(dot[2])) /* "P.Eng." */
        return true;
    if (ahead < 2 || n < 2 || n > 7)
        return false;
    size_t capitals = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (capitals < 1 || is_capitals(before) ||
        strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != n)
        return false;
    return phrases_have(&letters_behind, word) || (capitals >= 2 && capitals < n) ||
           (capitals == n && !strpbrk(word, "AEIOUY"));
}

/* Quotes around go; one between two letters is Hebrew's, and stays. */
static void drop_quotes(char *text)
{
    for (char *p = strchr(text, '"'); p; p = strchr(p + 1, '"'))
        if (p == text || (unsigned char)p[-1] < 0x80 || (unsigned char)p[1] < 0x80)
            *p = ' ';
}

enum { BARE_WORDS = 16 };

/* Cuts the text into words, the last of them all that is left; how many. */
static guint cut_words(char *text, char *words[BARE_WORDS])
{
    guint count = 0;
    for (char *at = *text ? text : NULL; at; at = strchr(at, ' ')) {
        if (count > 0)
            *at++ = '\0';
        words[count++] = at;
        if (count == BARE_WORDS)
            break;
    }
    return count;
}

/* These words of a text that was cut, back in it: one blank between two, without the signs that may end them. */
static char *joined(char *text, char **words, guint from, guint to)
{
    char *end = text;
    for (guint i = from; i < to; i++) {
        size_t size = strlen(words[i]);
        if (size > 0 && end > text)
            *end++ = ' ';
        memmove(end, words[i], size);
        end += size;
    }
    while (end > text && strchr(",;:-/", end[-1]))
        end--;
    *end = '\0';
    return g_strstrip(text);
}

#define AROUND "*|<>[]{}\t\n"

/* Nicknames in quotes, marks around, what stands in parentheses. */
static void drop_marks(char *name)
{
    char *nick = strchr(name, '"'), *close = nick ? strchr(nick + 1, '"') : NULL;
    if (nick && close && nick > name && nick[-1] == ' ' && close[1])
        memset(nick, ' ', (size_t)(close + 1 - nick));
    drop_quotes(name);
    g_strdelimit(name, AROUND, ' ');
    char *paren = strchr(name, '('), *behind = paren ? strchr(paren, ')') : NULL;
    bool within = behind && behind[1] == ' ' && g_unichar_isalpha(g_utf8_get_char(behind + 2));
    if (within) /* "Dipl.-Ing. (FH) Jo Doe" */
        memset(paren, ' ', (size_t)(behind + 1 - paren));
    else if (paren && paren > name)
        *paren = '\0';
}

char *person_bare(const char *name)
{
    char *clean = g_strdup(name);
    cut_behind(clean);
    if (strpbrk(clean, "\"(" AROUND))
        drop_marks(clean);
    char *straight = turned(g_strstrip(clean)), *words[BARE_WORDS];
    guint count = cut_words(straight, words), to = count;
    bool the = count > 2 && !g_ascii_strcasecmp(words[0], "the") &&
               phrases_have_folded(&titles, words[1], strlen(words[1])); /* "The Revd Jo Doe" */
    guint from = the ? 1 : 0;
    while (from + 1 < to && (!*words[from] || is_title_before(words[from], to - from - 1)))
        from++;
    while (to > from + 1 && (!*words[to - 1] || is_letters_behind(words[to - 1], words[to - 2], to - from - 1)))
        to--;
    return joined(straight, words, from, to);
}

bool person_is_role(const char *name)
{
    static const char ends[] = " -/&,()";
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, name, -1);
    bool role = false;
    for (SplitPart word = split_first(folded, ends); word.at && !role; word = split_next(word, ends))
        role = phrases_have_bytes(&roles, word.at, word.size);
    return role;
}

bool person_says_title(const char *folded)
{
    return phrases_stand(&title_words, folded);
}

bool person_is_title(const char *words)
{
    g_auto(CaseFold) folded_room;
    return person_says_title(fold_case_in(&folded_room, words, -1));
}

bool person_has_title_word(const char *words)
{
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, words, -1);
    if (!person_says_title(folded))
        return false;
    g_autofree char **list = split_set(folded, " ,-", 12);
    bool has = is_cjk(g_utf8_get_char(folded));
    for (char **word = list; *word && !has; word++)
        has = phrases_first(&title_words, *word) >= 0;
    return has;
}

/* Beside letters a word of a name may have these: ’‐‑·・ too, and what stands on letters. */
static bool goes_in_name(gunichar c)
{
    if (c < 0x80)
        return c == '.' || c == '-' || c == '\'' || c == '`';
    return c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0xB7 || c == 0x30FB ||
           g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK;
}

/* One word of a name: a capital, a particle or a script without capitals; no digits. */
static bool name_word(const char *word, size_t size)
{
    const char *p = word, *end = word + size;
    while (*p == '\'' || *p == '`')
        p++;
    gunichar c = utf8_get(p);
    if (!utf8_is_alpha(c) || utf8_is_lower(c))
        return phrases_have_folded(&particles, word, size);
    for (; p < end; p = g_utf8_next_char(p)) {
        c = utf8_get(p);
        if (!utf8_is_alpha(c) && !goes_in_name(c))
            return false;
    }
    return true;
}

static bool cjk_name(const char *name, bool full)
{
    glong n = 0;
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == ' ' || c == 0x3000 || c == 0xB7 || c == 0x30FB)
            continue;
        if (!is_cjk(c))
            return false;
        n++;
    }
    static Phrases ends = PHRASES("部|課|科|社|司|院|学|學|校|厂|廠|所|室|局|店|组|組|팀|처|과|원|교|");
    const char *last = g_utf8_prev_char(name + strlen(name));
    return n >= (full ? 2 : 1) && n <= 7 && !phrases_stand(&ends, last);
}

static bool like(const char *name, bool full)
{
    enum { NAME_BYTES_MAX = 80 };
    size_t bytes = strlen(name);
    if (bytes < 2 || bytes > NAME_BYTES_MAX)
        return false;
    if (is_cjk(g_utf8_get_char(name)))
        return cjk_name(name, full);
    guint count = 0, letters = 0;
    for (SplitPart word = split_first(name, " "); word.at; word = split_next(word, " ")) {
        if (!name_word(word.at, word.size))
            return false;
        count++;
        letters += utf8_has_three(word.at, word.size);
    }
    return count <= 6 && letters >= 1 && (!full || count >= 2) && !person_is_role(name);
}

bool person_like(const char *name)
{
    return like(name, false);
}

bool person_full(const char *name)
{
    return like(name, true);
}

#define NAME_ENDS " -.,"
enum { NAME_PARTS = 12 };

/* Have they a word of three letters or more in common? */
static bool share_word(const char *a, const char *b)
{
    CaseFold rooms[NAME_PARTS];
    guint count = 0;
    bool same = false;
    for (SplitPart other = split_first_of(b, NAME_ENDS, NAME_PARTS); other.at; other = split_next(other, NAME_ENDS))
        person_letters_in(&rooms[count++], other.at, other.size);
    for (SplitPart word = split_first_of(a, NAME_ENDS, NAME_PARTS); word.at && !same;
         word = split_next(word, NAME_ENDS)) {
        g_auto(CaseFold) room;
        const char *letters = person_letters_in(&room, word.at, word.size);
        bool counts = utf8_has_three(letters, strlen(letters));
        for (guint i = 0; i < count && counts && !same; i++)
            same = !strcmp(letters, rooms[i].text);
    }
    while (count > 0)
        fold_case_clear(&rooms[--count]);
    return same;
}

static bool has_letter(const char *name)
{
    while (*name && !g_unichar_isalnum(utf8_get(name)))
        name = g_utf8_next_char(name);
    return *name != '\0';
}

bool person_same(const char *a, const char *b)
{
    if (!strcmp(a, b))
        return has_letter(a);
    if (share_word(a, b))
        return true;
    g_auto(CaseFold) room, other_room;
    const char *letters = person_letters_in(&room, a, strlen(a));
    const char *others = person_letters_in(&other_room, b, strlen(b));
    return *letters != '\0' && !strcmp(letters, others);
}

bool person_fits_address(const char *name, const char *address)
{
    g_auto(CaseFold) spelt_room;
    const char *spelt = person_letters_in(&spelt_room, address, strcspn(address, "@"));
    for (SplitPart word = split_first_of(name, NAME_ENDS, NAME_PARTS); word.at; word = split_next(word, NAME_ENDS)) {
        g_auto(CaseFold) room;
        const char *letters = person_letters_in(&room, word.at, word.size);
        if (strlen(letters) >= 3 && (strstr(spelt, letters) || (strlen(spelt) >= 4 && strstr(letters, spelt))))
            return true;
        g_autofree char *latin = utf8_is_ascii(word.at, word.size) ? NULL : person_latin_of(word.at, word.size);
        if (latin && strlen(latin) >= 3 && strstr(spelt, latin))
            return true;
    }
    return false;
}

bool person_is_role_address(const char *address)
{
    enum { PARTS = 8 };
    static const char *const marks[] = {"desk",   "sales",  "bids",     "tender",  "purchas", "procure",
                                        "vendor", "office", "sourcing", "einkauf", "compras", "acquisti",
                                        "inkoop", "zakupy", "vertrieb", "manager"};
    static Phrases marked = PHRASES_OF_WORDS(marks);
    g_auto(CaseFold) room;
    const char *local = fold_case_in(&room, address, (gssize)strcspn(address, "@+"));
    bool role = phrases_stand(&marked, local);
    for (SplitPart part = split_first_of(local, ".-_", PARTS); part.at && !role; part = split_next(part, ".-_"))
        role = part.size > 2 && phrases_have_bytes(&roles, part.at, part.size);
    return role;
}

bool person_is_robot_address(const char *address)
{
    static const char *const marks[] = {
        "noreply",     "no-reply",      "no_reply",     "donotreply", "do-not-reply", "nicht-antworten",
        "noresponder", "nepasrepondre", "notification", "notify",     "wordpress",    "www-data",
        "webmaster",   "formbot",       "automailer",   "mailer",     "transcript",   "voicemail",
        "alerts",      "leads",         "buyleads",     "webform",    "formular",     "typo3",
        "forms@",      "form@",         "form-",        "website@",   "bounce",       "daemon"};
    static Phrases marked = PHRASES_OF_WORDS(marks);
    g_auto(CaseFold) room;
    const char *folded = fold_case_in(&room, address, -1);
    const char *mark = NULL, *at = strchr(folded, '@');
    return phrases_find(&marked, folded, &mark) >= 0 && (at == NULL || mark <= at);
}
