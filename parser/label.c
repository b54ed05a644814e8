/* What the label of a form field asks for. */
#include "parser/label.h"

#include <string.h>

#include "parser/fold.h"
#include "parser/phrases.h"
#include "parser/utf8.h"

typedef struct {
    LabelKind kind;
    const char *words; /* folded, each between '|' */
} Labels;

/* Labels that stand whole. */
static const Labels whole[] = {
    {LABEL_NAME,
     "|name|full name|your name|contact|contact name|contact person|customer name|buyer|buyer "
     "name|requester|requested by|"
     "requestor|visitor|caller name|client|client name|submitted by|sender|attendee|posted by|asked by|sent by|"
     "written by|question by|question from|enquiry from|inquiry from|request from|message from|inquirer|"
     "enquirer|asker|your contact|buyer contact|contact at buyer|anfrage von|frage von|gestellt von|"
     "nachricht von|anfragender|anfragende|anfragesteller|fragesteller|interessent|interessentin|"
     "demandé par|posée par|question de|demande de|demandeur|auteur|acheteur|pregunta de|enviado por|"
     "preguntado por|solicitante|comprador|interesado|interesada|domanda di|chiesto da|scritto da|"
     "richiedente|acquirente|perguntado por|solicitado por|interessado|gevraagd door|gesteld door|"
     "vraag van|aanvraag van|aanvrager|vraagsteller|geïnteresseerde|pyta|pytający|pytająca|zapytanie od|"
     "pytanie od|zadał|zadała|autor|nadawca|kupujący|ptá se|dotaz od|tazatel|poptávající|zájemce|fråga från|"
     "frågar|förfrågan från|frågeställare|avsändare|köpare|soran|gönderen|talep eden|alıcı|автор|"
     "спрашивает|отправитель|заявитель|покупатель|вопрос от|提问者|询价人|询盘人|提問者|發件人|发件人|質問者|"
     "投稿者|依頼者|送信者|문의자|작성자|요청자|질문자|보낸 사람|السائل|المرسل|مقدم الطلب|صاحب الطلب|"
     "שואל|שואלת|השואל|פונה|הפונה|שם הפונה|"
     "ihr name|vollständiger name|vor- und nachname|vorname nachname|name, vorname|vorname, "
     "name|ansprechpartner|ansprechpartnerin|kontakt|"
     "kontaktperson|absender|nom et prénom|nom complet|votre nom|nom prénom|prénom et nom|nom / "
     "prénom|interlocuteur|nombre completo|"
     "nombre y apellidos|nombre y apellido|su nombre|tu nombre|contacto|persona de contacto|nome e "
     "cognome|nome cognome|il tuo nome|"
     "nominativo|referente|contatto|nome completo|nome|o seu nome|seu nome|naam|uw naam|volledige "
     "naam|voor- en achternaam|contactpersoon|"
     "imię i nazwisko|nazwisko i imię|osoba kontaktowa|jméno a příjmení|celé jméno|vaše jméno|kontaktní "
     "osoba|namn|ditt namn|"
     "för- och efternamn|kontaktperson|navn|fulde navn|nimi|név|teljes név|ad soyad|adı soyadı|adınız "
     "soyadınız|ad-soyad|isim|i̇sim|isim soyisim|"
     "adınız|yetkili|имя|фио|ф.и.о.|ваше имя|имя и фамилия|контактное "
     "лицо|контакт|ім'я|姓名|名字|联系人|聯絡人|您的姓名|联系人姓名|称呼|"
     "お名前|氏名|名前|ご担当者名|ご担当者|担当者名|担当者|ご氏名|이름|성함|성명|담당자|담당자명|이름/"
     "성함|الاسم|الاسم الكامل|اسم|"
     "الإسم|שם|שם מלא|שמך|איש קשר|"},
    {LABEL_FIRST_NAME, "|first name|firstname|given name|forename|vorname|prénom|nombre|primer nombre|nome "
                       "proprio|voornaam|imię|jméno|förnamn|fornavn|etunimi|"
                       "keresztnév|ad|imię/imiona|名|الاسم الأول|שם פרטי|"},
    {LABEL_LAST_NAME, "|last name|lastname|surname|family name|nachname|familienname|zuname|nom|nom de "
                      "famille|apellido|apellidos|cognome|apelido|sobrenome|"
                      "achternaam|nazwisko|příjmení|efternamn|etternavn|efternavn|sukunimi|vezetéknév|soyad|soyadı|"
                      "soyadınız|фамилия|姓|اسم العائلة|اللقب|"
                      "שם משפחה|"},
    {LABEL_SALUTATION,
     "|salutation|anrede|civilité|tratamiento|titolo|aanhef|tilltal|обращение|敬称|호칭|اللقب/|mr/mrs|"},
    {LABEL_EMAIL, "|email|e-mail|mail|email address|e-mail address|your email|work email|business "
                  "mail|courriel|correo|correo electrónico|mél|e-post|epost|"
                  "eposta|e-posta|почта|эл. почта|электронная "
                  "почта|эл.почта|邮箱|電郵|电子邮件|電子郵件|电子邮箱|メール|メールアドレス|이메일|메일|"
                  "بريد|البريد|البريد الإلكتروني|البريد الالكتروني|إيميل|דוא\"ל|דואל|אימייל|מייל|reply to|reply-to|"},
    {LABEL_PHONE, "|phone|tel|tel.|telephone|mobile|cell|cell phone|phone number|mobile "
                  "number|call|whatsapp|telefon|telefonnummer|rufnummer|handy|mobil|"
                  "téléphone|tél|tél.|portable|teléfono|telefono|móvil|celular|cellulare|telefone|telemóvel|telefoon|"
                  "telefoonnummer|nr telefonu|numer telefonu|"
                  "komórka|telefonní číslo|mobilní telefon|tfn|telefonnr|puhelin|telefonszám|cep|cep "
                  "telefonu|телефон|тел.|тел|номер телефона|моб.|电话|電話|手机|"
                  "手機|联系电话|聯絡電話|手机号|電話番号|お電話番号|携帯電話|전화|전화번호|연락처|휴대폰|휴대전화|"
                  "هاتف|الهاتف|رقم الهاتف|الجوال|جوال|موبايل|"
                  "טלפון|נייד|מספר טלפון|טל'|"},
    {LABEL_FAX, "|fax|telefax|факс|传真|傳真|ファックス|팩스|فاكس|פקס|"},
    {LABEL_COMPANY,
     "|company|company name|organisation|organization|business|business "
     "name|firm|employer|office|institution|account|firma|firmenname|"
     "unternehmen|betrieb|institution/firma|entreprise|société|raison sociale|organisme|empresa|compañía|razón "
     "social|organización|"
     "azienda|società|ditta|ragione sociale|companhia|bedrijf|bedrijfsnaam|organisatie|nazwa "
     "firmy|przedsiębiorstwo|společnost|název firmy|"
     "företag|företagsnamn|bolag|virksomhed|firmanavn|yritys|cég|cégnév|şirket|şirket adı|firma "
     "adı|kurum|компания|организация|"
     "название "
     "компании|фирма|предприятие|公司|公司名称|公司名稱|单位|企业名称|単位名称|会社名|貴社名|御社名|法人名|勤務先|"
     "회사|회사명|업체명|기업명|소속|شركة|الشركة|اسم الشركة|المؤسسة|חברה|שם החברה|שם חברה|ארגון|"},
    {LABEL_TITLE, "|title|job title|position|function|role|job role|your "
                  "role|funktion|beruf|stellung|fonction|poste|cargo|puesto|ruolo|qualifica|função|"
                  "functie|stanowisko|pozice|funkce|befattning|roll|stilling|ünvan|görev|pozisyon|должность|职位|職位|"
                  "职务|職稱|役職|部署・役職|직책|직함|직위|"
                  "المسمى الوظيفي|المنصب|الوظيفة|תפקיד|"},
    {LABEL_INDUSTRY, "|industry|sector|branche|secteur|secteur d'activité|sector de "
                     "actividad|settore|setor|branża|obor|bransch|sektör|отрасль|行业|行業|業種|업종|"
                     "القطاع|תחום|"},
    {LABEL_COUNTRY, "|country|country/region|country / region|nation|location "
                    "country|land|staat|pays|país|pais|paese|nazione|kraj|země|stát|maa|ország|ülke|страна|"
                    "国家|國家|国家/地区|国・地域|国|국가|나라|البلد|الدولة|דولת|מדינה|ארץ|location|provincia / país|"},
    {LABEL_CITY,
     "|city|town|city / "
     "town|ort|stadt|wohnort|ville|ciudad|población|localidad|città|cidade|plaats|stad|woonplaats|miasto|miejscowość|"
     "město|ort/stad|by|"
     "kaupunki|város|şehir|il|город|城市|市区町村|ご住所|도시|المدينة|עיר|plz / ort|plz/ort|plz "
     "ort|lieu|luogo|place|where|based in|standort|"
     "ubicación|sede|lokalizacja|siedziba|lokalita|sídlo|vestigingsplaats|konum|местоположение|所在地|地点|地點|소재지|"
     "지역|מיקום|"},
    {LABEL_POSTCODE, "|zip|zip code|postcode|postal code|plz|postleitzahl|code postal|código postal|cap|cep:|kod "
                     "pocztowy|psč|postnummer|posta kodu|"
                     "индекс|邮编|郵便番号|우편번호|الرمز البريدي|מיקוד|"},
    {LABEL_STREET, "|street|address|street "
                   "address|strasse|strasse|adresse|anschrift|dirección|direccion|indirizzo|endereço|adres|straat|"
                   "ulica|adresa|adress|"
                   "адрес|地址|住所|주소|العنوان|כתובת|rue|"},
    {LABEL_WEBSITE, "|website|web site|web|url|homepage|webseite|site web|sitio web|sito web|sito|site|strona "
                    "www|webové stránky|hemsida|сайт|网站|網站|"
                    "ウェブサイト|홈페이지|الموقع|אתר|"},
    {LABEL_PRODUCT,
     "|product|products|item|items|article|material|product name|product area|product of interest|interested "
     "in|interest|produkt|produkte|artikel|"
     "produit|produits|article "
     "souhaité|producto|productos|artículo|prodotto|prodotti|articolo|produto|produtos|equipamento|product(en)|"
     "produkty|"
     "výrobek|zboží|ürün|ürünler|товар|продукт|продукция|产品|產品|产品名称|品名|製品|製品名|商品|商品名|제품|제품명|"
     "품목|상품|المنتج|המוצר|מוצר|machine|"
     "machine type|equipment|instruments|instrument|model|ご希望の製品|ご希望の資料|listing|maschine|gerät|"},
    {LABEL_QUANTITY, "|quantity|qty|how many|amount|number of units|units|volume|order quantity|quantity "
                     "required|menge|anzahl|stückzahl|quantité|nombre d'unités|cantidad|"
                     "unidades|quantità|quantidade|aantal|hoeveelheid|ilość|liczba sztuk|množství|počet|počet "
                     "kusů|antal|mängd|antall|määrä|mennyiség|adet|miktar|"
                     "количество|кол-во|объем|объём|数量|數量|台数|個数|수량|الكمية|العدد|כמות|"},
    {LABEL_BUDGET, "|budget|price range|spend range|estimated value|approx order value|order value|target price|budget "
                   "range|kostenrahmen|budgetrahmen|presupuesto|"
                   "enveloppe|orçamento|verba|budżet|rozpočet|bütçe|бюджет|预算|預算|予算|ご予算|예산|الميزانية|תקציב|"
                   "estimated budget|"},
    {LABEL_DEADLINE, "|deadline|required by|needed by|wanted by|need by|due date|delivery date|required date|bids "
                     "until|bids due|quote by|closing date|start of hire|"
                     "date required|liefertermin|wunschtermin|gewünschter liefertermin|frist|termin|bis wann|date "
                     "souhaitée|délai|date limite|fecha límite|"
                     "fecha de entrega|plazo|scadenza|data richiesta|consegna entro|prazo|data "
                     "limite|leverdatum|gewenste leverdatum|termin dostawy|termín|"
                     "termín dodání|önskat datum|leveransdatum|termin oferty|teslim tarihi|son tarih|срок|срок "
                     "поставки|дата поставки|交期|交货期|交貨期|截止日期|"
                     "希望納期|納期|ご希望納期|납기|희망 납기|마감일|موعد التسليم|تاريخ التسليم|מועד אספקה|מועד "
                     "אספקה|submission deadline|response deadline|"},
    {LABEL_MESSAGE,
     "|message|message body|your "
     "message|comment|comments|enquiry|inquiry|question|questions|details|description|request|requirements|remark|"
     "remarks|"
     "notes|note|scope|how can we help|how can we help you|what do you need|message from buyer|buyer "
     "message|additional information|nachricht|"
     "ihre nachricht|mitteilung|anfrage|ihre anfrage|ihr anliegen|anliegen|bemerkung|bemerkungen|kommentar|frage|ihre "
     "frage|votre message|"
     "commentaire|commentaires|demande|votre demande|question(s)|besoin|mensaje|su "
     "mensaje|comentario|comentarios|consulta|su consulta|observaciones|"
     "solicitud|messaggio|il tuo messaggio|richiesta|commenti|note aggiuntive|domanda|mensagem|sua "
     "mensagem|comentários|pedido|observações|bericht|"
     "uw bericht|opmerking|opmerkingen|vraag|uw vraag|wiadomość|treść|treść "
     "wiadomości|treść pytania|treść zapytania|question text|your question|their question|the question|text der "
     "frage|wortlaut|texte de la question|sa question|texto de la pregunta|su pregunta|testo della domanda|pergunta|"
     "texto da pergunta|tekst van de vraag|text dotazu|znění dotazu|frågetext|soru|soru metni|текст вопроса|质问内容|"
     "問題內容|问题内容|質問内容|질문 내용|질문|نص السؤال|السؤال|תוכן השאלה|השאלה|"
     "uwagi|pytanie|zapytanie|zpráva|vaše zpráva|dotaz|poznámka|"
     "meddelande|ditt meddelande|fråga|besked|melding|viesti|üzenet|mesaj|mesajınız|açıklama|talep|сообщение|текст "
     "сообщения|комментарий|вопрос|"
     "запрос|留言|内容|內容|咨询内容|询价内容|留言内容|详细描述|备注|備註|お問い合わせ内容|お問合せ内容|ご質問|"
     "メッセージ|備考|ご相談内容|ご要望|내용|문의내용|문의 내용|"
     "메시지|상담내용|요청사항|الرسالة|رسالة|الاستفسار|نص الرسالة|التفاصيل|הודעה|תוכן ההודעה|תוכן|פרטים|הערות|scanner "
     "note|"},
    {LABEL_SUBJECT, "|subject|topic|betreff|thema|objet|sujet|asunto|oggetto|assunto|onderwerp|temat|předmět|ämne|konu|"
                    "тема|主题|主題|件名|제목|الموضوع|נושא|"
                    "request type|"},
    {LABEL_REFERENCE, "|reference|ref|your reference|rfq number|rfq no|itb number|tender "
                      "number|referenz|référence|referencia|riferimento|referência|"},
    {LABEL_FORM, "|form|form "
                 "name|formular|formulaire|formulario|modulo|formulário|formulier|formularz|formulář|formulär|форма|"
                 "表单|フォーム名|양식|"},
    {LABEL_HEARD,
     "|how did you hear about us|how did you find us|wie haben sie uns gefunden|source|lead source|referral source|"},
    {LABEL_PAGE, "|page|page url|source url|url de entrada|sent from|page submitted on|referrer|first touch|entry "
                 "url|landing page|seite|seiten-url|"},
    {LABEL_CONSENT,
     "|datenschutz|privacy|gdpr|consent|rgpd|zgoda rodo|datenschutz akzeptiert|newsletter|may we contact you|"},
    {LABEL_OTHER, "|ip|ip address|browser|user agent|time|date|submitted|submitted at|submitted on|id|lead id|form "
                  "id|badge id|rating|status|category|media|flow|body|"
                  "department|abteilung|when suits|how long for|purchase time frame|annual usage|purpose|member "
                  "since|remote ip|datum|uhrzeit|started|field|entry|"
                  "campo|valor|feld|wert|champ|valeur|received|length|kiedy zadzwonić|when do you plan to buy|anything "
                  "urgent|contact details|specifications|"
                  "requirement details|buyer's contact details|ご検討状況|specification|"},
};

typedef struct {
    const char *part;
    LabelKind kind;
} Part;

/* Parts that tell, first one wins: for labels that are questions or compounds. */
static const Part parts[] = {
    {"subject", LABEL_SUBJECT},
    {"hear about", LABEL_HEARD},
    {"find us", LABEL_HEARD},
    {"found us", LABEL_HEARD},
    {"gefunden", LABEL_HEARD},
    {"nous avez-vous connu", LABEL_HEARD},
    {"conocido", LABEL_HEARD},
    {"e-mail", LABEL_EMAIL},
    {"email", LABEL_EMAIL},
    {"courriel", LABEL_EMAIL},
    {"correo", LABEL_EMAIL},
    {"mail", LABEL_EMAIL},
    {"メール", LABEL_EMAIL},
    {"邮箱", LABEL_EMAIL},
    {"邮件", LABEL_EMAIL},
    {"이메일", LABEL_EMAIL},
    {"e-post", LABEL_EMAIL},
    {"почт", LABEL_EMAIL},
    {"fax", LABEL_FAX},
    {"phone", LABEL_PHONE},
    {"telef", LABEL_PHONE},
    {"téléph", LABEL_PHONE},
    {"teléf", LABEL_PHONE},
    {"mobile", LABEL_PHONE},
    {"number to reach", LABEL_PHONE},
    {"call you", LABEL_PHONE},
    {"телеф", LABEL_PHONE},
    {"电话", LABEL_PHONE},
    {"電話", LABEL_PHONE},
    {"전화", LABEL_PHONE},
    {"هاتف", LABEL_PHONE},
    {"טלפון", LABEL_PHONE},
    {"company size", LABEL_OTHER},
    {"employees", LABEL_OTHER},
    {"mitarbeiter", LABEL_OTHER},
    {"company website", LABEL_WEBSITE},
    {"company", LABEL_COMPANY},
    {"organi", LABEL_COMPANY},
    {"where do you work", LABEL_COMPANY},
    {"firmen", LABEL_COMPANY},
    {"firma", LABEL_COMPANY},
    {"société", LABEL_COMPANY},
    {"entreprise", LABEL_COMPANY},
    {"empresa", LABEL_COMPANY},
    {"azienda", LABEL_COMPANY},
    {"bedrijf", LABEL_COMPANY},
    {"společnost", LABEL_COMPANY},
    {"företag", LABEL_COMPANY},
    {"şirket", LABEL_COMPANY},
    {"компани", LABEL_COMPANY},
    {"организац", LABEL_COMPANY},
    {"会社", LABEL_COMPANY},
    {"公司", LABEL_COMPANY},
    {"회사", LABEL_COMPANY},
    {"الشركة", LABEL_COMPANY},
    {"חברה", LABEL_COMPANY},
    {"job title", LABEL_TITLE},
    {"country", LABEL_COUNTRY},
    {"pays", LABEL_COUNTRY},
    {"país", LABEL_COUNTRY},
    {"first name", LABEL_FIRST_NAME},
    {"last name", LABEL_LAST_NAME},
    {"product name", LABEL_PRODUCT},
    {"product", LABEL_PRODUCT},
    {"produkt", LABEL_PRODUCT},
    {"produit", LABEL_PRODUCT},
    {"producto", LABEL_PRODUCT},
    {"prodott", LABEL_PRODUCT},
    {"form name", LABEL_FORM},
    {"your name", LABEL_NAME},
    {"full name", LABEL_NAME},
    {"お名前", LABEL_NAME},
    {"氏名", LABEL_NAME},
    {"姓名", LABEL_NAME},
    {"how many", LABEL_QUANTITY},
    {"quantity", LABEL_QUANTITY},
    {"budget", LABEL_BUDGET},
    {"予算", LABEL_BUDGET},
    {"needed by", LABEL_DEADLINE},
    {"required by", LABEL_DEADLINE},
    {"deadline", LABEL_DEADLINE},
    {"by when", LABEL_DEADLINE},
    {"納期", LABEL_DEADLINE},
    {"message", LABEL_MESSAGE},
    {"nachricht", LABEL_MESSAGE},
    {"anliegen", LABEL_MESSAGE},
    {"mensaje", LABEL_MESSAGE},
    {"messaggio", LABEL_MESSAGE},
    {"mensagem", LABEL_MESSAGE},
    {"wiadomo", LABEL_MESSAGE},
    {"zpráva", LABEL_MESSAGE},
    {"meddelande", LABEL_MESSAGE},
    {"сообщен", LABEL_MESSAGE},
    {"help you", LABEL_MESSAGE},
    {"can we help", LABEL_MESSAGE},
    {"do you need", LABEL_MESSAGE},
    {"is it about", LABEL_MESSAGE},
    {"brings you", LABEL_MESSAGE},
    {"should prepare", LABEL_MESSAGE},
    {"tell us", LABEL_MESSAGE},
    {"question", LABEL_MESSAGE},
    {"comment", LABEL_MESSAGE},
    {"内容", LABEL_MESSAGE},
    {"문의", LABEL_MESSAGE},
    {"source url", LABEL_PAGE},
    {"consent", LABEL_CONSENT},
    {"privacy", LABEL_CONSENT},
    {"datenschutz", LABEL_CONSENT},
};

/* Bytes of what stands for a space there; 0 nothing does. */
static size_t blank_size(const char *p)
{
    static const char no_break[] = "\xC2\xA0", wide[] = "\xE3\x80\x80";
    if ((unsigned char)*p < 0x80)
        return *p == '_' || *p == '\t';
    if (*p == *no_break && p[1] == no_break[1])
        return strlen(no_break);
    return *p == *wide && strncmp(p, wide, strlen(wide)) == 0 ? strlen(wide) : 0;
}

static size_t without_blanks(const char *label, size_t size)
{
    while (size > 0 && g_ascii_isspace(label[size - 1]))
        size--;
    return size;
}

/* Bytes without marks behind it. */
static size_t without_marks(const char *label, size_t size)
{
    static const char wide_question[] = "？", wide_colon[] = "：";
    enum { WIDE = sizeof wide_colon - 1 };
    while (size > 0 && strchr("*?.!:|", label[size - 1]))
        size--;
    const char *last = size >= WIDE ? label + size - WIDE : "";
    return !strncmp(last, wide_question, WIDE) || !strncmp(last, wide_colon, WIDE) ? size - WIDE : size;
}

/* Without list numbers, bullets, marks and "(required)"; the folded label is changed, and lent. */
static char *plain(char *folded)
{
    char *begin = folded;
    for (gunichar c = utf8_get(begin); c != 0 && !utf8_is_alpha(c); c = utf8_get(begin))
        begin = g_utf8_next_char(begin);
    char *to = begin + strcspn(begin, "_\t\xC2\xE3");
    for (const char *p = to; *p;) {
        size_t blank = blank_size(p);
        *to++ = blank ? ' ' : *p;
        p += blank ? blank : 1;
    }
    *to = '\0';
    char *end = strstr(begin, " (");
    end = end && end > begin ? end : to;
    size_t size = without_blanks(begin, (size_t)(end - begin));
    begin[without_blanks(begin, without_marks(begin, size))] = '\0';
    return begin;
}

/* No known label has so many bytes or words; marks, and what stands in parentheses behind it, do not count. */
static bool is_long(const char *label, size_t size)
{
    enum { BYTES_MAX = 60, WORDS_MAX = 7 };
    const char *aside = strchr(label, '(');
    if (size > BYTES_MAX && !aside && label[BYTES_MAX + strspn(label + BYTES_MAX, " \t*?.!:|")])
        return true;
    unsigned words = 1;
    for (const char *blank = strchr(label, ' '); blank && (!aside || blank < aside) && words <= WORDS_MAX;
         blank = strchr(blank + 1, ' '))
        words += g_ascii_isalnum(blank[1]) || (unsigned char)blank[1] >= 0x80;
    return words > WORDS_MAX;
}

/* False, and quickly: with its first two letters no known label begins. */
static bool may_begin(Phrases *labels, const char *label)
{
    char first[3] = "";
    bool known = *label && fold_first(label, first);
    first[1] = known && (first[1] == '_' || first[1] == '\t') ? ' ' : first[1];
    return *label && (!known || phrases_may_begin(labels, first));
}

LabelKind label_kind(const char *label, bool strict)
{
    enum { LABEL_MAX = 80 };
    size_t size = strlen(label);
    if (size > LABEL_MAX * 2)
        return LABEL_NONE;
    static Phrases complete = PHRASES_OF_LISTS(whole, words), telling = PHRASES_OF_MEMBER(parts, part);
    bool question = strchr(label, '?') != NULL;
    const char *letter = label;
    while (*letter && (unsigned char)*letter < 0x80 && !g_ascii_isalpha(*letter))
        letter++;
    size -= (size_t)(letter - label);
    if (strict && !question && (!may_begin(&complete, letter) || is_long(letter, size)))
        return LABEL_NONE;
    g_auto(CaseFold) whole_label_room;
    char *whole_label = fold_case_in(&whole_label_room, label, -1);
    const char *folded = plain(whole_label);
    if (!*folded || (strlen(folded) > LABEL_MAX && g_utf8_strlen(folded, -1) > LABEL_MAX))
        return LABEL_NONE;
    int list = phrases_list_with(&complete, folded);
    if (list >= 0)
        return whole[list].kind;
    int part = !strict || question ? phrases_find(&telling, folded, NULL) : -1;
    if (part >= 0)
        return parts[part].kind;
    /* "What's your name?" is a label, "Badge e-mail" was one above; "Badge phone" too. */
    return !strict || question ? (strstr(folded, " name") ? LABEL_NAME : LABEL_NONE) : LABEL_NONE;
}
