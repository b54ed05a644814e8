/* Where an inquiry came from. */
#include "parser/source.h"

#include <string.h>

#include "parser/contact.h"
#include "parser/fold.h"
#include "parser/person.h"
#include "parser/phrases.h"
#include "parser/reading_build.h"
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

static Found *found_kind(const char *kind, const char *name, const char *evidence, unsigned confidence,
                         const char *origin)
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
    return *low ? found_kind("utm", low, evidence, 95, "form") : NULL;
}

static Found *from_tag(const ReadRequest *request)
{
    for (size_t i = 0; i < request->n_recipient; i++) {
        const char *address = request->recipient[i], *at = strchr(address, '@'), *plus = strchr(address, '+');
        if (!plus || !at || plus > at)
            continue;
        g_autofree char *tag = g_ascii_strdown(plus + 1, at - plus - 1);
        if (*tag)
            return found_kind("plus", tag, address, 95, "header");
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
    return found_kind("phone", NULL, mark, 60, "text");
}

static Found *from_relay(const Message *message, const Prospect *prospect)
{
    const char *relay = prospect->relay;
    if (!g_strcmp0(relay, "marketplace"))
        return found_kind("marketplace", prospect->relay_name, message->subject, 85, "relay");
    if (!g_strcmp0(relay, "chat"))
        return found_kind("form", "chat", message->subject, 80, "relay");
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
    return found_kind("form", *slug ? slug : "contact", message->subject, 80, "form");
}

typedef struct {
    const char *kind;
    const char *phrases; /* folded, '|'-separated */
} Phrase;

/* What prospects say of how they came to us. */
static const Phrase said[] = {
    {"event",
     "met at |met you at |meet at |visited your stand|visited your booth|stopped by your stand|at your stand|at your "
     "booth|on your stand|on your booth|by your stand|by your booth|to your stand|to your booth|your booth at|your "
     "booth in|saw you at the|seen you at the|at the trade|your talk at|your demo at|auf der messe|auf einer messe|von "
     "der messe|auf eurem stand|auf ihrem stand|an eurem stand|ihr vortrag|your webinar|the webinar|yesterday's "
     "webinar|trade show|trade fair|at the fair|your card at|card at the|picked up your brochure at| fair in | fair "
     "last |at the expo|exhibition|ihrem messestand|an ihrem stand|ihr webinar|ihrem webinar|messe kennengelernt|votre "
     "webinaire|votre stand|au salon |sur le salon|en la feria|su stand|su webinar|alla fiera|vostro stand|vostro "
     "webinar|na feira|seu estande|vosso stand|vosso expositor|su expositor|vuestro stand|sul vostro stand|al vostro "
     "stand|à votre stand|sur votre stand|lors du salon|au forum|webinarium|na targach|z targów|państwa stoisk|waszym "
     "stoisku|wasze stoisko|op de beurs|beursstand|uw stand|jullie stand|veletrhu|veletrhů|výstavě|vašem stánku|váš "
     "stánek|mässan|er monter|på messen|jeres stand|deres "
     "stand|messuilla|fuarında|fuarda|fuardaki|standınız|standınızda|webinarınız|на выставке|вашем стенде|ваш "
     "стенд|вашего стенда|на "
     "ярмарке|вебинар|展会|展會|展览会|贵司展位|你们的展位|网络研讨会|展示会|見本市|貴社ブース|御社のブース|ブースで|"
     "ウェビナー|전시회|박람회|부스에서|귀사 부스|웨비나|المعرض|معرض|جناحكم|الندوة|בתערוכה|בתערוכת|בכנס|בביתן "
     "שלכם|וובינר|"},
    {"referral",
     "recommended you|recommended your|recommended by|referred by|referred me|referred us|told me you|told us you|told "
     "me about you|gave me your|passed me your|passed on your|suggested you|suggested i contact|suggested we "
     "contact|word of mouth|name was passed to|number was passed to|was passed your name|was given your name|were "
     "given your name|was given your number|were given your number|been given your name|been given your number|been "
     "told you |been told that you|i heard you |we heard you |i hear you |we hear you |i heard that you |we heard that "
     "you |heard about you from|heard of you from|heard of you through|told me that you|told us that you|told me about "
     "your|told us about you|told us about your|mentioned you|pointed me to you|pointed us to you|pointed me towards "
     "you|pointed us towards you|pointed me at you|pointed me in your|pointed us in your|put me on to you|put me onto "
     "you|put us on to you|put us onto you|sent me to you|sent us to you|steered me to you|steered us to you|gave us "
     "your|told us to try you|told me to try you|told us to ask you|told me to ask you|told me to call you|told us to "
     "call you|told me to contact you|told us to contact you|told me to write to you|told us to write to you|said to "
     "try you|said to ask you|said to call you|said to contact you|said to ring you|suggested trying you|suggested "
     "contacting you|advised me to contact|advised us to contact|m'a donné vos|nous a donné vos|m'a laissé votre|nous "
     "a laissé votre|nos dio vuestro|me dio vuestro|nos pasó vuestro|me pasó vuestro|nos dieron su|nos dieron "
     "vuestro|me dieron su|mi ha dato i vostri|ci ha dato i vostri|mi ha girato il|ci ha girato il|me deu o "
     "contato|nos deu o contato|deu-nos o contacto|me passaram o|gaf me het nummer|kreeg jullie nummer|kreeg uw "
     "nummer|kreeg uw naam|via een kennis|via een collega|über einen bekannten|über einen kollegen|über eine "
     "kollegin|kollege hat mir|kollegin hat mir|namiar na|namiary na|kontakt na vás|fick ert namn|fick ert nummer|bir "
     "arkadaşım|ваш контакт дал|ваши контакты дал|дали ваш "
     "контакт|を紹介され|紹介してもら|紹介していただ|紹介いただ|지인 소개|지인에게|지인을 통해|קיבלתי את הטלפון|קיבלתי "
     "את המספר|קיבלתי את השם|حصلت على رقمكم من|gave me the name|gave us the name|passed us your|your card into my "
     "hand|handed me your card|slipped me your card|gave my husband your|gave my wife your|swears by you|speaks highly "
     "of you|speak highly of you|spoke highly of you|sings your praises|sang your praises|vouches for you|vouched for "
     "you|you did work for my|used you for theirs|used you last|your name came up|your name was given|got your name "
     "from|got your number from|got your details from|got your address from|have your name from|have your number "
     "from|have your details from|tipped me off|tipped us off|on the recommendation of|euch empfohlen|von ihnen "
     "erzählt|von euch erzählt|von ihnen geschwärmt|von euch geschwärmt|hat mir ihre nummer|hat uns ihre nummer|hat "
     "mir eure|hat uns eure|ihre karte zugesteckt|ihre karte in die hand|auf sie aufmerksam gemacht|auf euch "
     "aufmerksam gemacht|tipp von|schwört auf|hat sie uns genannt|ihren namen genannt|über "
     "bekannte|mundpropaganda|meinte, ihr|sagte, ihr|sagt, ihr|sagt, bei euch|sagte, bei euch|sagt, bei ihnen|sagte, "
     "bei ihnen|hat gesagt, ihr|m'a donné votre|nous a donné votre|m'a passé votre|nous a passé votre|m'a orienté vers "
     "vous|m'a dirigé vers vous|nous a orienté|m'a dit que vous|nous a dit que vous|m'a conseillé|nous a conseillé|m'a "
     "recommandé|bouche à oreille|bouche-à-oreille|dit du bien de vous|glissé votre carte|me dio su |nos dio su |me "
     "pasó su |nos pasó su |me habló de ustedes|nos habló de ustedes|me habló de vosotros|nos habló de vosotros|me "
     "dijo que ustedes|nos dijo que ustedes|me ha dicho que ustedes|me han hablado|nos han hablado|boca a boca|boca en "
     "boca|mi ha dato il vostro|ci ha dato il vostro|mi ha parlato di voi|ci ha parlato di voi|mi hanno parlato di "
     "voi|ci hanno parlato di voi|mi ha detto che voi|ci ha detto che voi|mi ha fatto il vostro nome|ci ha fatto il "
     "vostro nome|passaparola|me indicou|nos indicou|indicação de|por indicação|me falou de vocês|me falou da "
     "vossa|falou-me de vocês|deu-me o vosso|me passou o contato|nos passou o contato|passou o seu contato|boca a "
     "boca|disse que vocês|vertelde over jullie|vertelde me dat jullie|zei dat jullie|zegt dat jullie|gaf me "
     "jullie|gaf ons jullie|gaf mij uw|gaf ons uw|heeft jullie aangeraden|mond-tot-mond|raadde jullie aan|raadde ons "
     "jullie|put me in touch with you|put us in touch with you|doorverwezen|wees me op|wees ons op|verwees ons|verwees "
     "mij|powiedział mi o was|powiedziała mi o was|dał nam wasz|dała nam wasz|dał mi państwa|dał mi wasz|dała mi "
     "wasz|z polecenia|poleca was|polecał|polecała|polecili|od znajomego|od znajomej|dal na vás|dala na vás|dal nám na "
     "vás|na doporučení|řekl mi o vás|řekla mi o vás|doporučila|doporučili|od známého|od známé|tipsade om "
     "er|tipsats|tipsat om er|tips om er|tipset om er|berättade om er|sa att ni|säger att ni|gav mig ert|gav oss "
     "ert|hänvisade till er|hänvisade oss|på inrådan|fortalte om jer|fortalte om dere|sagde, at i |tipset oss "
     "om|sizden bahsetti|sizi önerdi|sizi tavsiye|numaranızı verdi|kartınızı verdi|sizi söyledi|adınızı "
     "verdi|рассказал о вас|рассказала о вас|рассказали о вас|дал ваш|дала ваш|дали ваш|сказал, что вы|сказала, что "
     "вы|говорит, что вы|хвалит вас|направил к вам|направила к вам|подсказал|сарафан|от "
     "знакомых|朋友介绍|客户介绍|同行介绍|朋友介紹|给了我您的|給了我您的|提到你们|提到贵|からご紹介|から紹介|"
     "に紹介され|からお聞きし|勧められ|勧めで|評判を聞|소개받|추천받|알려 주셔서 연락|알려주셔서 연락|말씀을 "
     "듣고|얘기를 듣고|이야기를 듣고|أخبرني عنكم|أخبرنا عنكم|حدثني عنكم|أعطاني رقمكم|أعطانا رقمكم|رشحكم|دلني "
     "عليكم|دلنا عليكم|عن طريق صديق|من خلال صديق|سمعت عنكم من|סיפר לי עליכם|סיפרה לי עליכם|סיפרו לי עליכם|סיפר לנו "
     "עליכם|נתן לי את|נתנה לי את המספר|הפנה אותי אליכם|הפנתה אותי אליכם|הפנה אותנו|הפנו אותנו|מפה לאוזן|שמעתי עליכם "
     "מ|empfohlen|auf empfehlung|an sie verwiesen|empfehlung von|recommandé|de la part de|nous a parlé de vous|m'a "
     "parlé de vous|recomendado|recomendó|recomendaron|recomendou|raccomandato|consigliato|ci ha "
     "consigliato|aanbevolen|aanbeveling|getipt|polecił|poleciła|polecono|doporučil|doporučení|rekommenderade|"
     "rekommendation|anbefalet|anbefalt|anbefaling|suositteli|tavsiye|önerdi|рекомендовал|посоветовал|по "
     "рекомендации|推荐|推薦|介绍的|紹介で|ご紹介|추천|소개로|نصحني|أوصى|המליץ|המליצו|"},
    {"search",
     "found you on google|found you via google|found you through google|found you online|googled|google search|search "
     "engine|when i searched|when we searched|searched online|searching online|online search|came up in a search|bei "
     "der suche im|en cherchant sur|buscando en |cercando su |szukając w |při hledání|vid sökning|нашли в поиске|нашел "
     "в поиске|нашёл в поиске|через поиск|搜索到|検索で|검색해서|검색하다|über google|bei google|im internet "
     "gefunden|sur google|sur internet|en google|por google|en internet|su google|su internet|no google|via google|w "
     "google|w internecie|přes google|na internetu|på google|google'da|internetten buldum|в гугле|в интернете|через "
     "яндекс|在网上|百度|谷歌|検索して|ネットで|구글|네이버|인터넷에서|جوجل|الإنترنت|בגוגל|באינטרנט|"},
    {"ad",
     "saw your van|saw one of your vans|saw your sign|your poster|your ad |your ad.|your advert|your advertisement|saw "
     "your ad|seen your ad|ihre anzeige|ihre werbung|votre annonce|votre publicité|su anuncio|vuestro anuncio|vostra "
     "pubblicità|vostro annuncio|seu anúncio|uw advertentie|jullie advertentie|waszą reklamę|reklamę|vaši reklamu|er "
     "annons|reklamınız|вашу рекламу|你们的广告|您的广告|廣告|広告を|광고를|إعلانكم|הפרסומת|המודעה|"},
    {"press", "article about you|read about you|saw you in |seen you in |spotted you in |came across you in |heard you "
              "on the|piece about you|in the local paper|in der zeitung|im radio|dans le journal|à la radio|en el "
              "periódico|sul giornale|no jornal|in de krant|w gazecie|v novinách|i tidningen|gazetede|в "
              "газете|报纸上|新聞で|신문에서|في الجريدة|בעיתון|your article|trade press|the podcast|your "
              "podcast|artikel über sie|über sie gelesen|fachzeitschrift|article sur vous|artículo sobre "
              "ustedes|articolo su di voi|artigo sobre|artikel over jullie|artykuł o państwa|článek o vás|artikeln om "
              "er|hakkınızda|статью о вас|关于贵公司的报道|貴社の記事|귀사 기사|مقال عنكم|כתבה עליכם|"},
    {"directory", "directory|branchenbuch|annuaire|directorio|yellow pages|gelbe seiten|wer liefert was|elenco "
                  "fornitori|katalog firm|каталоге компаний|企业名录|黄页|電話帳|"},
};

/* The capitalised words behind the phrase: "met at Hannover Messe back in April" -> "Hannover Messe". */
static char *event_name(const char *at)
{
    g_autofree char *rest = g_strndup(at, strcspn(at, ".,;:!?\n"));
    g_autofree char **words = split_set(rest, " ", 12);
    GString *name = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        gunichar c = g_utf8_get_char(*word);
        bool upper = g_unichar_isupper(c) || g_unichar_isdigit(c);
        if (upper)
            g_string_append_printf(name, "%s%s", name->len ? " " : "", *word);
        else if (name->len)
            break;
    }
    return g_string_free(name, FALSE);
}

/* What says things and is nobody: our page, our papers, the asker. */
static Phrases things = PHRASES(
    "|you|website|site|page|webpage|homepage|catalogue|catalog|brochure|leaflet|flyer|datasheet|sheet|manual|guide|"
    "label|"
    "email|mail|quote|quotation|invoice|it|which|that|this|listing|advert|ad|text|description|box|article|faq|shop|"
    "i|we|they|system|bot|chat|policy|terms|contract|spec|drawing|report|");

/* The clause that ends at `at` begins behind a mark. */
static const char *clause_start(const char *text, const char *at)
{
    while (at > text && !strchr(".,;:!?()\n", at[-1]))
        at--;
    return at + strspn(at, " ");
}

/* "Jem at the allotments said you do websites", "my neighbour says you're the people": somebody, and no thing. */
static Found *from_say(const char *text)
{
    static Phrases says =
        PHRASES(" said you | says you | said you'| says you'| said you’| says you’| reckons you | reckons "
                "you'| reckons you’| thought you | said that you | says that you | swore you | told me "
                "you | told us you | tells me you | tells us you |");
    enum { CLAUSE_MAX = 120, WORDS = 24 };
    const char *at = NULL;
    int number = phrases_find(&says, text, &at);
    const char *start = number < 0 ? NULL : clause_start(text, at);
    if (!start || at - start > CLAUSE_MAX || at == start)
        return NULL;
    g_autofree char *clause = g_strndup(start, (size_t)(at - start));
    g_autofree char *folded = fold_case(clause, -1);
    g_autofree char **words = split_set(folded, " ", WORDS);
    bool thing = false;
    for (char **word = words; *word && !thing; word++)
        thing = phrases_have(&things, *word);
    return thing ? NULL : found_kind("referral", NULL, clause, 60, "text");
}

/* As it is typed: ’ is '. */
static char *straight(const char *text)
{
    if (strstr(text, "’") == NULL)
        return g_strdup(text);
    g_auto(GStrv) parts = g_strsplit(text, "’", -1);
    return g_strjoinv("'", parts);
}

static Found *from_words(const char *written)
{
    g_autofree char *text = straight(written);
    static Phrases ways = PHRASES_OF_LISTS(said, phrases);
    g_autofree char *folded = fold_case(text, -1);
    const char *at = NULL;
    int number = phrases_find(&ways, folded, &at);
    if (number < 0)
        return from_say(text);
    const char *kind = said[phrases_element(&ways, number)].kind;
    size_t offset = strlen(folded) == strlen(text) ? (size_t)(at - folded) : 0;
    g_autofree char *name =
        offset && !strcmp(kind, "event") ? event_name(text + offset + phrases_size(&ways, number)) : g_strdup("");
    g_autofree char *slug = source_slug(name);
    g_autofree char *evidence = g_strndup(at, strcspn(at, "\n"));
    return found_kind(kind, slug, evidence, 60, "text");
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
        found = from_words(prospect->body);
    return found || machine ? found : from_words(prospect->subject);
}
