/* How prospects say in words that they came to us; what else is said of fairs and advice is no source. */
#include "parser/source_said.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/source.h"
#include "parser/split.h"
#include "parser/utf8.h"

typedef struct {
    const char *kind;
    const char *phrases; /* folded, '|'-separated */
} Phrase;

/* What is said of nothing else than of coming to us. */
static const Phrase said[] = {
    {"event", "visited your stand|visited your booth|stopped by your stand|at your stand|at your booth|"
              "on your stand|on your booth|by your stand|by your booth|to your stand|to your booth|"
              "saw you at the|seen you at the|at the trade|your talk at|your demo at|auf eurem stand|"
              "auf ihrem stand|an eurem stand|ihr vortrag|your webinar|yesterday's webinar|your card at|"
              "card at the|picked up your brochure at|ihrem messestand|an ihrem stand|ihr webinar|"
              "ihrem webinar|messe kennengelernt|votre webinaire|votre stand|su stand|su webinar|vostro stand|"
              "vostro webinar|seu estande|vosso stand|vosso expositor|su expositor|vuestro stand|"
              "sul vostro stand|al vostro stand|à votre stand|sur votre stand|państwa stoisk|waszym stoisku|"
              "wasze stoisko|beursstand|uw stand|jullie stand|vašem stánku|váš stánek|er monter|jeres stand|"
              "deres stand|standınız|standınızda|webinarınız|вашем стенде|ваш стенд|вашего стенда|贵司展位|你们的展位|"
              "貴社ブース|御社のブース|ブースで|부스에서|귀사 부스|جناحكم|בביתן שלכם|your stand at the|your stand "
              "last|at your table|"
              "your colleagues' stand|sat next to you at|sit next to you at|spoke to you at|spoke with you at|"
              "talked to you at|heard you speak at|your talk on|your lecture|"},
    {"referral",
     "recommended you|recommended your|recommended by|referred by|referred me|referred us|"
     "told me about you|gave me your|passed me your|passed on your|"
     "suggested you|suggested i contact|suggested we contact|word of mouth|name was passed to|"
     "number was passed to|was passed your name|was given your name|were given your name|"
     "was given your number|were given your number|been given your name|been given your number|"
     "been told you |been told that you|i heard you |we heard you |i hear you |we hear you |"
     "i heard that you |we heard that you |heard about you from|heard of you from|"
     "heard of you through|told me that you|told us that you|told me about your|told us about you|"
     "told us about your|mentioned you|pointed me to you|pointed us to you|pointed me towards you|"
     "pointed us towards you|pointed me at you|pointed me in your|pointed us in your|"
     "put me on to you|put me onto you|put us on to you|put us onto you|sent me to you|"
     "sent us to you|steered me to you|steered us to you|gave us your|told us to try you|"
     "told me to try you|told us to ask you|told me to ask you|told me to call you|"
     "told us to call you|told me to contact you|told us to contact you|told me to write to you|"
     "told us to write to you|said to try you|said to ask you|said to call you|said to contact you|"
     "said to ring you|suggested trying you|suggested contacting you|advised me to contact|"
     "advised us to contact|m'a donné vos|nous a donné vos|m'a laissé votre|nous a laissé votre|"
     "nos dio vuestro|me dio vuestro|nos pasó vuestro|me pasó vuestro|nos dieron su|"
     "nos dieron vuestro|me dieron su|mi ha dato i vostri|ci ha dato i vostri|mi ha girato il|"
     "ci ha girato il|me deu o contato|nos deu o contato|deu-nos o contacto|me passaram o|"
     "gaf me het nummer|kreeg jullie nummer|kreeg uw nummer|kreeg uw naam|via een kennis|"
     "via een collega|über einen bekannten|über einen kollegen|über eine kollegin|kollege hat mir|"
     "kollegin hat mir|namiar na|namiary na|kontakt na vás|fick ert namn|fick ert nummer|"
     "bir arkadaşım|ваш контакт дал|ваши контакты дал|дали ваш "
     "контакт|を紹介され|紹介してもら|紹介していただ|紹介いただ|"
     "지인 소개|지인에게|지인을 통해|קיבלתי את הטלפון|קיבלתי את המספר|קיבלתי את השם|حصلت على رقمكم من|"
     "gave me the name|gave us the name|passed us your|your card into my hand|handed me your card|"
     "slipped me your card|gave my husband your|gave my wife your|swears by you|speaks highly of you|"
     "speak highly of you|spoke highly of you|sings your praises|sang your praises|vouches for you|"
     "vouched for you|you did work for my|used you for theirs|used you last|your name came up|"
     "your name was given|got your name from|got your number from|got your details from|"
     "got your address from|have your name from|have your number from|have your details from|"
     "tipped me off|tipped us off|on the recommendation of|euch empfohlen|von ihnen erzählt|"
     "von euch erzählt|von ihnen geschwärmt|von euch geschwärmt|hat mir ihre nummer|"
     "hat uns ihre nummer|hat mir eure|hat uns eure|ihre karte zugesteckt|ihre karte in die hand|"
     "auf sie aufmerksam gemacht|auf euch aufmerksam gemacht|tipp von|schwört auf|"
     "hat sie uns genannt|ihren namen genannt|über bekannte|mundpropaganda|meinte, ihr|sagte, ihr|"
     "sagt, ihr|sagt, bei euch|sagte, bei euch|sagt, bei ihnen|sagte, bei ihnen|hat gesagt, ihr|"
     "m'a donné votre|nous a donné votre|m'a passé votre|nous a passé votre|m'a orienté vers vous|"
     "m'a dirigé vers vous|nous a orienté|m'a dit que vous|nous a dit que vous|m'a conseillé|"
     "nous a conseillé|m'a recommandé|bouche à oreille|bouche-à-oreille|dit du bien de vous|"
     "glissé votre carte|me dio su |nos dio su |me pasó su |nos pasó su |me habló de ustedes|"
     "nos habló de ustedes|me habló de vosotros|nos habló de vosotros|me dijo que ustedes|"
     "nos dijo que ustedes|me ha dicho que ustedes|me han hablado|nos han hablado|boca a boca|"
     "boca en boca|mi ha dato il vostro|ci ha dato il vostro|mi ha parlato di voi|"
     "ci ha parlato di voi|mi hanno parlato di voi|ci hanno parlato di voi|mi ha detto che voi|"
     "ci ha detto che voi|mi ha fatto il vostro nome|ci ha fatto il vostro nome|passaparola|"
     "me indicou|nos indicou|indicação de|por indicação|me falou de vocês|me falou da vossa|"
     "falou-me de vocês|deu-me o vosso|me passou o contato|nos passou o contato|passou o seu contato|"
     "boca a boca|disse que vocês|vertelde over jullie|vertelde me dat jullie|zei dat jullie|"
     "zegt dat jullie|gaf me jullie|gaf ons jullie|gaf mij uw|gaf ons uw|heeft jullie aangeraden|"
     "mond-tot-mond|raadde jullie aan|raadde ons jullie|put me in touch with you|"
     "put us in touch with you|doorverwezen|wees me op|wees ons op|verwees ons|verwees mij|"
     "powiedział mi o was|powiedziała mi o was|dał nam wasz|dała nam wasz|dał mi państwa|dał mi wasz|"
     "dała mi wasz|z polecenia|poleca was|polecał|polecała|polecili|od znajomego|od znajomej|"
     "dal na vás|dala na vás|dal nám na vás|na doporučení|řekl mi o vás|řekla mi o vás|od známého|"
     "od známé|tipsade om er|tipsats|tipsat om er|tips om er|tipset om er|berättade om er|sa att ni|"
     "säger att ni|gav mig ert|gav oss ert|hänvisade till er|hänvisade oss|på inrådan|"
     "fortalte om jer|fortalte om dere|sagde, at i |tipset oss om|sizden bahsetti|sizi önerdi|"
     "sizi tavsiye|numaranızı verdi|kartınızı verdi|sizi söyledi|adınızı verdi|рассказал о вас|"
     "рассказала о вас|рассказали о вас|дал ваш|дала ваш|дали ваш|сказал, что вы|сказала, что вы|"
     "говорит, что вы|хвалит вас|направил к вам|направила к вам|подсказал|сарафан|от знакомых|朋友介绍|"
     "客户介绍|同行介绍|朋友介紹|给了我您的|給了我您的|提到你们|提到贵|からご紹介|から紹介|に紹介され|からお聞きし|"
     "勧められ|勧めで|評判を聞|소개받|추천받|알려 주셔서 연락|"
     "알려주셔서 연락|말씀을 듣고|얘기를 듣고|이야기를 듣고|أخبرني عنكم|أخبرنا عنكم|حدثني عنكم|أعطاني رقمكم|أعطانا "
     "رقمكم|"
     "رشحكم|دلني عليكم|دلنا عليكم|عن طريق صديق|من خلال صديق|سمعت عنكم من|סיפר לי עליכם|"
     "סיפרה לי עליכם|סיפרו לי עליכם|סיפר לנו עליכם|נתן לי את|נתנה לי את המספר|הפנה אותי אליכם|"
     "הפנתה אותי אליכם|הפנה אותנו|הפנו אותנו|מפה לאוזן|שמעתי עליכם מ|auf empfehlung|an sie verwiesen|"
     "empfehlung von|de la part de|nous a parlé de vous|m'a parlé de vous|ci ha consigliato|getipt|"
     "doporučení|anbefalet|anbefalt|anbefaling|suositteli|по рекомендации|介绍的|紹介で|ご紹介|소개로|"
     "you did our neighbour|you did my neighbour|you did work for|bird told me|is how i got your|"
     "how i came by your|お名前を伺い|から伺いました|から伺い、|から聞きました|から聞いて|から貴社のことを|"
     "come recommended|comes recommended|come highly recommended|highly recommended you|name off |at the suggestion "
     "of|said to get in touch|suggested we get in touch|suggested i get in touch|told me to get in touch|told us to "
     "get in touch|advised me to get in touch|advised us to get in touch|weiterempfohlen|auf anraten|auf hinweis "
     "von|ihr name fiel|ihr name ist gefallen|nannte uns ihren|nannte mir ihren|sur les conseils de|sur le conseil "
     "de|sur recommandation|eu vos coordonnées par|a transmis vos coordonnées|transmis votre contact|por "
     "recomendación|nos han recomendado|me han recomendado|facilitó su contacto|facilitó sus datos|pasó su contacto|su "
     "consiglio di|su suggerimento di|vostro nominativo|passato il vostro contatto|dato il vostro contatto|por "
     "recomendação|recomendaram-me|recomendaram-nos|a conselho de|peguei seu contato|op aanraden van|op advies van|uw "
     "naam viel|jullie naam viel|z rekomendacji|kontakt do państwa od|namiary dostałem|namiary dostałam|kontakt mi "
     "dal|kontakt mi dala|dal mi na vás|på rekommendation|fick tips om er|tavsiyesiyle|tavsiyesi üzerine|по "
     "совету|посоветовали вас|порекомендовали вас|вас посоветовал|вас порекомендовал|дал ваш телефон|дали ваш "
     "телефон|经人介绍|经朋友|推荐我们联系|介绍我们联系|紹介により|소개를 받|추천을 받|소개받아|بتوصية من|بناء على "
     "توصية|בהמלצת|המליצו לי עליכם|המליצו לנו עליכם|"},
    {"search",
     "found you on google|found you via google|found you through google|found you online|googled|"
     "google search|when i searched|when we searched|searched online|searching online|online search|"
     "came up in a search|bei der suche im|en cherchant sur|buscando en |cercando su |szukając w |"
     "při hledání|vid sökning|нашли в поиске|нашел в поиске|нашёл в поиске|через поиск|搜索到|検索で|검색해서|"
     "검색하다|über google|bei google|im internet gefunden|sur google|sur internet|en google|por google|"
     "en internet|su google|su internet|no google|via google|w google|w internecie|přes google|"
     "na internetu|på google|google'da|internetten buldum|в гугле|в интернете|через яндекс|在网上|百度|谷歌|"
     "検索して|ネットで|구글|네이버|인터넷에서|جوجل|الإنترنت|בגוגל|באינטרנט|searched the internet|searched the web|"
     "im netz gefunden|im netz auf sie|trouvé sur le net|trovati su internet|encontrado en internet|"},
    {"ad", "saw your van|saw one of your vans|saw your sign|your poster|your ad |your ad.|your advert|"
           "your advertisement|saw your ad|seen your ad|ihre anzeige|ihre werbung|votre annonce|"
           "votre publicité|su anuncio|vuestro anuncio|vostra pubblicità|vostro annuncio|seu anúncio|"
           "uw advertentie|jullie advertentie|waszą reklamę|reklamę|vaši reklamu|er annons|reklamınız|"
           "вашу рекламу|你们的广告|您的广告|廣告|広告を|광고를|إعلانكم|הפרסומת|המודעה|seen your van|saw your lorry|"
           "seen your lorry|saw your truck|flyer came through|leaflet came through|flyer through|"
           "leaflet through|your billboard|ihren wagen|euren wagen|ihr plakat|ihren lieferwagen|"
           "euren lieferwagen|votre camionnette|votre affiche|vuestra furgoneta|su furgoneta|su cartel|"
           "vostro furgone|vostro manifesto|seu panfleto|sua carrinha|jullie busje|uw folder in de bus|"
           "wasz samochód|vaši dodávku|er skåpbil|вашу машину|チラシを|전단지를|"
           "saw your board|saw your banner|seen your board|your board outside|your sign outside|seen your sign|saw "
           "your name on|ihr schild|ihr banner|euer banner|votre panneau|votre banderole|vuestro cartel|vostro "
           "cartello|vostro striscione|sua placa|uw bord|jullie bord|waszą tablicę|vaši ceduli|er "
           "skylt|tabelanızı|вашу вывеску|你们的招牌|看板を見|간판을|"},
    {"press",
     "article about you|read about you|saw you in |seen you in |spotted you in |came across you in |"
     "heard you on the|piece about you|in the local paper|in der zeitung|im radio|dans le journal|"
     "à la radio|en el periódico|sul giornale|no jornal|in de krant|w gazecie|v novinách|i tidningen|"
     "gazetede|в газете|报纸上|新聞で|신문에서|في الجريدة|בעיתון|your article|trade press|the podcast|"
     "your podcast|artikel über sie|über sie gelesen|fachzeitschrift|article sur vous|"
     "artículo sobre ustedes|articolo su di voi|artigo sobre|artikel over jullie|artykuł o państwa|"
     "článek o vás|artikeln om er|hakkınızda|статью о вас|关于贵公司的报道|貴社の記事|귀사 기사|مقال عنكم|כתבה עליכם|"
     "heard you on the radio|heard about you on the radio|"},
    {"directory", "yellow pages|gelbe seiten|wer liefert was|黄页|"},
};

/* What is said of other things too: of the fair a stand is needed for, of the model that is recommended. It counts in a
 * sentence that has a sign of the kind besides. */
static const Phrase told[] = {
    {"event", "trade show|trade fair|at the fair| fair in | fair last |at the expo|exhibition|au salon |"
              "sur le salon|en la feria|alla fiera|na feira|lors du salon|au forum|webinarium|na targach|"
              "z targów|op de beurs|veletrhu|veletrhů|výstavě|mässan|på messen|messuilla|fuarında|fuarda|"
              "fuardaki|на выставке|на "
              "ярмарке|вебинар|展会|展會|展览会|网络研讨会|展示会|見本市|ウェビナー|전시회|박람회|웨비나|المعرض|معرض|"
              "الندوة|בתערוכה|בתערוכת|בכנס|וובינר|the webinar|auf der messe|auf einer messe|von der messe|"
              "your booth at|your booth in|met at |met you at |meet at |"},
    {"referral", "empfohlen|recommandé|recomendado|recomendó|recomendaron|recomendou|raccomandato|consigliato|"
                 "aanbevolen|aanbeveling|polecił|poleciła|polecono|doporučil|doporučila|doporučili|"
                 "rekommenderade|rekommendation|tavsiye|önerdi|рекомендовал|посоветовал|推荐|推薦|추천|نصحني|أوصى|"
                 "המליץ|המליצו|friend told|friends told|neighbour told|neighbor told|colleague told|mate told|"
                 "brother told|friend says|friend said|friend mentioned|freund hat mir|bekannter hat mir|"
                 "nachbar hat mir|freundin hat mir|bekannte hat mir|schwager hat mir|ami m'a|amie m'a|voisin m'a|"
                 "confrère m'a|amigo me|amiga me|vecino me|compañero me|amico mi|amica mi|vicino mi|collega mi|"
                 "vriend zei|vriendin zei|buurman zei|buurvrouw zei|朋友说|同事说|同行说|朋友告诉|kompis sa|granne sa|"
                 "znajomy powiedział|soused říkal|знакомый сказал|друг сказал|"},
    {"directory", "directory|branchenbuch|annuaire|directorio|elenco fornitori|katalog firm|каталоге компаний|"
                  "企业名录|電話帳|"},
    {"search", "search engine|"},
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

/* Our own people told him nothing of us. */
static Phrases ours = PHRASES(
    "your colleague|your driver|your rep|your engineer|your technician|your fitter|your office|your sales|your "
    "team|your "
    "receptionist|your service|your support|your shop|your branch|your man|your lad|your staff|your salesman|your "
    "accounts|");
static Phrases our_places = PHRASES("in your|at your|from your|on your|");

/* The clause that ends at `at` begins behind a mark; where nothing stands between them, behind the blanks of `at`. */
static const char *clause_start(const char *text, const char *at)
{
    while (at > text && !strchr(".,;:!?()\n", at[-1]))
        at--;
    return at + strspn(at, " ");
}

/* "Jem at the allotments said you do websites", "my neighbour says you're the people": somebody, and no thing. */
static Found *from_say(const char *text)
{
    static Phrases says = PHRASES(
        " said you | says you | said you'| says you'| said you’| says you’| reckons you | reckons "
        "you'| reckons you’| thought you | said that you | says that you | swore you | told me "
        "you | told us you | tells me you | tells us you | told me you'| told us you'| told me your| told us your|");
    enum { CLAUSE_MAX = 120, WORDS = 24 };
    const char *at = NULL;
    int number = strstr(text, " you") ? phrases_find(&says, text, &at) : -1; /* each of them has that */
    const char *start = number < 0 ? NULL : clause_start(text, at);
    if (!start || start >= at || at - start > CLAUSE_MAX)
        return NULL;
    g_autofree char *clause = g_strndup(start, (size_t)(at - start));
    g_auto(CaseFold) folded_room;
    const char *folded = fold_case_in(&folded_room, clause, -1);
    g_autofree char **words = split_set(folded, " ", WORDS);
    bool thing = phrases_stand(&ours, folded) || phrases_stand(&our_places, folded);
    for (char **word = words; *word && !thing; word++)
        thing = phrases_have(&things, *word);
    return thing ? NULL : source_of_kind("referral", NULL, clause, 60, "text");
}

/* ’ is '; NULL: it is typed so. */
static char *straight(const char *text)
{
    if (utf8_is_ascii(text, strlen(text)) || strstr(text, "’") == NULL)
        return NULL;
    g_auto(GStrv) parts = g_strsplit(text, "’", -1);
    return g_strjoinv("'", parts);
}

/* That somebody met, saw, took something there. */
static Phrases seen = PHRASES(
    " met | saw | seen |visited|stopped by|dropped by| spoke |spoken|talked|chatted|picked up|came across|got to "
    "know|took "
    "your|took home|watched|attended|was at|were at|heard you|stood |pleasure to|good to meet|nice to meet|handed|"
    "kennengelernt|gesehen|besucht|gesprochen|getroffen|begegnet|mitgenommen|war auf|waren auf|aufgefallen|rencontr|"
    " vu | vus |avons vu|ai "
    "vu|visité|parlé|discuté|croisé|échangé|conoc|vimos|visitamos|visitado|hablamos|estuvimos|hablé|"
    " vi |visto|visti|incontrat|conosciut|parlato|siamo stati|passati|conheç|conhec|visitei|visitámos|falámos|falei|"
    "estive|gezien|bezocht|gesproken|ontmoet|widzie|spotka|rozmawia|odwiedzi|byli|viděl|potkal|mluvil|navštívil|setkal|"
    " "
    "såg |träffa|besökte|pratade|mødte| så |møtte|snakket|talte|näimme|tapasimme|gördü|tanıştı|ziyaret "
    "et|görüştü|konuştu|"
    "видел|встреч|познаком|посетил| были | был | была "
    "|общал|взял|看到|见到|聊|参观|认识|见过|拜访|交流|拿到|看了|拝見|見て"
    "|お会い|名刺|立ち寄|伺いました|見つけ|見かけ|봤|보았|뵈|만나|만났|방문|인사|본 "
    "|رأي|التقي|زرنا|زرت|قابل|تعرف|ראינו|"
    "ראיתי|נפגשנו|פגשנו|ביקרנו|הכרנו|פגשתי|ביקרתי|שוחחנו|thanks for the|thank you for the|yesterday's|danke "
    "für|bekommen|erhalten|merci pour|reçu|gracias por|recib|grazie per|ricevut|obrigado pel|obrigada "
    "pel|recebe|bedankt voor|gekregen|ontvangen|dzięk|otrzyma|dosta|díky za|děkuj|obdržel|dostal|tack för|takk for|tak "
    "for|fick | fik |teşekkür|aldık|спасибо за|получил|谢谢您的|谢谢你们的|받은|استلم|");

/* Where people meet who do not trade. */
static Phrases homely = PHRASES("wedding|school|church|party|birthday|funeral|university|christening| pub "
                                "|hochzeit|mariage|boda|matrimonio|casamento|"
                                "bruiloft|ślub|svatb|bröllop|düğün|свадьб|婚礼|結婚式|결혼식|");

/* That it is us whom somebody recommends. */
static Phrases us = PHRASES(
    " you | your | yours | sie | ihnen | ihre | ihr | ihrer | ihren | euch | eure | euer | eurer | vous | votre | vos "
    "| "
    "ustedes | usted | os | vosotros | vuestr| su | sus | nos lo | nos los | la firma| empresa| voi | vi | vostr| "
    "ditta| "
    "azienda| vocês | vos | voss| o seu | a sua | empresa | u | uw | jullie | państw| wasz| was | pana | firmę| vás | "
    "vaš| váš| vám| firmu| er | ert | era | ni | dere| jer | jeres | sizi | size | sizin | firmanız| вас | ваш| вам |"
    "компани|фирм| firm| company| firma | betrieb| maison| entreprise| "
    "bedrijf|贵|貴|您|你们|公司|会社|店を|さんから|さんに|"
    "者から|者に|귀사|회사|업체|지인|소개|선배|거래처|연락드립|לכם|אתכם|עליכם|שלכם|בכם|بكم|عليكم|شركتكم|عنكم|إليكم|");

/* That advice is asked for. */
static Phrases asking = PHRASES(
    "can you|could you|would you|do you|what do you|können sie|könnt ihr|würden sie|würdet "
    "ihr|welche|pouvez|pourriez|quel|"
    "puede|podría|podéis|qué |cuál|potete|può |potreste|quale|podem |pode |qual |kunt u|kunnen "
    "jullie|welk|może|mogą|jaki|"
    "któr|můžete|mohli byste|jak|byste|kan ni|kunde ni|vilken|vilka|kan i|edersiniz|eder "
    "misiniz|hangi|можете|порекомендуете|"
    "посоветуете|какой|какую|请推荐|請推薦|能否|可否|推荐一|推薦一|推荐合|推荐适|帮忙|おすすめ|お勧め|해 주|해주|부탁|"
    "할 만|יכולים|ممكن|يمكنكم|");

/* That somebody looked and came upon us. */
static Phrases found_us = PHRASES(" found |came across|come across|came upon|got your|saw you|your name in|you in |you "
                                  "are in|you're in|gefunden|entdeckt|"
                                  "stehen im|trouvé|encontr|trovat|gevonden|vond "
                                  "|znalaz|znaleź|našel|našl|hittade|fandt|fant |buldu|нашел|нашёл|нашли|"
                                  "找到|看到|見つけ|찾|وجد|מצא|");

/* Of ours and others': a list to be in, a server's. */
static Phrases other_lists =
    PHRASES("active directory|root directory|your directory|supplier directory|directory service|");

static bool counts(const char *kind, const char *sentence)
{
    if (!strcmp(kind, "event"))
        return phrases_stand(&seen, sentence) && !phrases_stand(&homely, sentence);
    if (!strcmp(kind, "referral"))
        return phrases_stand(&us, sentence) && !phrases_stand(&ours, sentence) && !phrases_stand(&asking, sentence) &&
               !strchr(sentence, '?');
    return phrases_stand(&found_us, sentence) && !phrases_stand(&other_lists, sentence);
}

static const char *const full_stops[] = {"。", "！", "？"};

/* The end of the sentence, or of the line, that begins there. */
static const char *sentence_end(const char *text)
{
    for (const char *at = text; *at; at++) {
        if (strchr("!?\n", *at) || (*at == '.' && (at[1] == ' ' || at[1] == '\n' || !at[1])))
            return at + 1;
        for (size_t i = 0; i < G_N_ELEMENTS(full_stops) && (*at & 0x80); i++)
            if (g_str_has_prefix(at, full_stops[i]))
                return at + strlen(full_stops[i]);
    }
    return text + strlen(text);
}

#define BETWEEN_WORDS ".,;:!()\"\n"

/* Spaces stand around each word, also in place of the marks, so that whole words can be told from parts. */
static char *spaced(const char *words, size_t size, const char *marks)
{
    char *text = g_malloc(size + 3);
    text[0] = ' ';
    memcpy(text + 1, words, size);
    memcpy(text + 1 + size, " ", 2);
    for (char *mark = strpbrk(text, marks); mark; mark = strpbrk(mark, marks))
        *mark++ = ' ';
    return text;
}

static Found *found_at(const char *kind, const char *name_at, const char *evidence_at)
{
    g_autofree char *name = name_at && !strcmp(kind, "event") ? event_name(name_at) : g_strdup("");
    g_autofree char *slug = source_slug(name);
    g_autofree char *evidence = g_strndup(evidence_at, strcspn(evidence_at, "\n"));
    return source_of_kind(kind, slug, evidence, 60, "text");
}

static Phrases told_ways = PHRASES_OF_LISTS(told, phrases);

/* In a sentence of the folded text; `written` is the same place as it was typed, or NULL. */
static Found *from_sentence(const char *folded, size_t size, const char *written)
{
    g_autofree char *sentence = spaced(folded, size, BETWEEN_WORDS);
    const char *at = NULL;
    int number = phrases_find(&told_ways, sentence, &at);
    const char *kind = number < 0 ? NULL : told[phrases_element(&told_ways, number)].kind;
    if (!kind || !counts(kind, sentence))
        return NULL;
    size_t behind = (size_t)(at - sentence) - 1 + phrases_size(&told_ways, number);
    return found_at(kind, written ? written + MIN(behind, size) : NULL, at);
}

/* A sentence begins behind one as behind a blank. */
static void blank_full_stops(char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(full_stops); i++)
        for (char *at = text; (at = strstr(at, full_stops[i]));)
            memset(at, ' ', strlen(full_stops[i]));
}

/* Most texts have nothing of the kind in any sentence. */
static bool may_tell(const char *folded)
{
    size_t size = strlen(folded);
    g_autofree char *all = spaced(folded, size, BETWEEN_WORDS "?");
    if (!utf8_is_ascii(folded, size))
        blank_full_stops(all);
    return phrases_stand(&told_ways, all);
}

static Found *from_sentences(const char *folded, const char *written)
{
    enum { MOST = 400 };
    if (!may_tell(folded))
        return NULL;
    bool alike = strlen(folded) == strlen(written);
    Found *found = NULL;
    const char *at = folded;
    for (int n = 0; n < MOST && *at && !found; n++) {
        const char *end = sentence_end(at);
        found = from_sentence(at, (size_t)(end - at), alike ? written + (at - folded) : NULL);
        at = end;
    }
    return found;
}

Found *source_said(const char *written)
{
    g_autofree char *straightened = straight(written);
    const char *text = straightened ? straightened : written;
    static Phrases ways = PHRASES_OF_LISTS(said, phrases);
    g_autofree char *folded = fold_case(text, -1);
    const char *at = NULL;
    int number = phrases_find(&ways, folded, &at);
    if (number < 0) {
        Found *found = from_sentences(folded, text);
        return found ? found : from_say(text);
    }
    size_t offset = strlen(folded) == strlen(text) ? (size_t)(at - folded) : 0;
    return found_at(said[phrases_element(&ways, number)].kind,
                    offset ? text + offset + phrases_size(&ways, number) : NULL, at);
}
