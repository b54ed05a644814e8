/* Built-in rules: a prospect's questions. They name the kind; few points, for a question is no order. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_ask[] = {
    {"brochure",
     "brochure",
     IN_WORDS,
     10,
     {{"en", "\\b(?:brochures?|catalog(?:ue)?s?|leaflets?|booklets?|flyers?|white ?papers?|e-?books?|"
           "literature|company profile|case stud(?:y|ies)|product (?:guide|range|overview))\\b"},
      {"de", "\\b(?:prospekt\\w*|katalog\\w*|broschure\\w*|informationsmaterial|infomaterial|unterlagen|flyer)\\b"},
      {"fr", "\\b(?:catalogues?|brochures?|documentations?|plaquettes?|depliants?)\\b"},
      {"es", "\\b(?:catalogos?|folletos?|dossier|brochure|informacion (?:sobre|de))\\b"},
      {"it", "\\b(?:catalog(?:o|hi)|brochure|depliant|opuscol\\w|documentazione)\\b"},
      {"pt", "\\b(?:catalogos?|folhetos?|brochuras?|portfolio|material (?:informativo|de divulgacao))\\b"},
      {"nl", "\\b(?:catalog(?:us|i)|brochures?|folders?|documentatie|informatiepakket)\\b"},
      {"pl", "\\b(?:katalog\\w*|broszur\\w*|folder\\w*|materialy informacyjne|ulotk\\w+)\\b"},
      {"cs", "\\b(?:katalog\\w*|brozur\\w*|prospekt\\w*|letak\\w*)\\b"},
      {"sv", "\\b(?:katalog\\w*|broschyr\\w*|informationsmaterial|foldrar)\\b"},
      {"tr", "(?:katalog|brosur|tanitim dokuman)"},
      {"ru", "(?:каталог|брошюр|проспект|буклет|информационн[а-я]+ материал)"},
      {"zh", "目录|目錄|型录|型錄|样本册|宣传册|产品手册|產品手冊|彩页|资料"},
      {"ja", "カタログ|資料請求|パンフレット|ご?資料(?:を|の)"},
      {"ko", "카탈로그|브로슈어|자료 ?(?:요청|신청|부탁|를)|브로셔|안내서"},
      {"ar", "كتالوج|الكتالوج|بروشور|كتيب|نشره تعريفيه"},
      {"he", "קטלוג|ברושור|עלון|חוברת|חומר פרסומי"},
      {NULL, NULL}}},
    {"datasheet",
     "datasheet",
     IN_WORDS,
     10,
     {{"en", "\\b(?:data ?sheets?|spec(?:ification)? sheets?|technical (?:data|sheets?|documentation)|"
           "load charts?|cad (?:files?|models?|drawings?|data)|step files?|3d models?|dimensional drawings?|"
           "curves|manuals?|sds|msds|safety data)\\b"},
      {"de", "\\b(?:datenblatt\\w*|datenblatter\\w*|technische (?:daten|unterlagen)|cad-?daten|massblatt|"
            "massblatter|sicherheitsdatenblatt|bedienungsanleitung|produktdatenblatt|spezifikation)\\b"},
      {"fr", "\\b(?:fiches? (?:techniques?|produits?|de donnees)|documentation technique|plans? cao)\\b"},
      {"es", "\\b(?:fichas? (?:tecnicas?|de datos)|hojas? (?:tecnicas?|de datos)|planos)\\b"},
      {"it", "\\b(?:sched[ae] (?:tecnic\\w+|prodotto|di sicurezza)|disegni|modell\\w 3d)\\b"},
      {"pt", "\\b(?:fichas? (?:tecnicas?|de dados)|folhas? de dados|laudo|boletim tecnico)\\b"},
      {"nl",
       "\\b(?:datasheets?|technische (?:fiche|gegevens|documentatie)|productblad|gegevensblad|veiligheidsblad)\\b"},
      {"pl",
       "\\b(?:kart\\w+ (?:produktu|katalogow\\w+|charakterystyki|techniczn\\w+)|dane techniczne|specyfikacj\\w+)\\b"},
      {"cs", "\\b(?:technick\\w+ (?:list\\w*|udaje|dat\\w*)|datasheet\\w*|bezpecnostni list\\w*|specifikac\\w+)\\b"},
      {"sv", "\\b(?:datablad\\w*|produktblad\\w*|teknisk (?:data|dokumentation|specifikation))\\b"},
      {"tr", "(?:teknik (?:sartname|dokuman|bilgi|foy|veri)|veri sayfasi|katalog sayfasi)"},
      {"ru", "(?:техническ[а-я]+ (?:описани|характеристик|паспорт|лист|документац)|даташит|паспорт(?:а)? (?:издели|"
            "на)|спецификаци)"},
      {"zh", "数据表|規格書|规格书|技术资料|技術資料|技术参数|說明書|说明书|图纸资料"},
      {"ja", "データシート|仕様書|技術資料|図面データ|取扱説明書|cadデータ"},
      {"ko", "데이터 ?시트|사양서|기술 ?자료|도면|제원표"},
      {"ar", "ورقه البيانات|نشره فنيه|البيانات الفنيه|المواصفات الفنيه|بطاقه فنيه"},
      {"he", "דף נתונים|מפרט טכני|דפי נתונים|דף מוצר"},
      {NULL, NULL}}},
    {"certificate",
     "certificate",
     IN_WORDS,
     10,
     {{"en", "\\b(?:certificat\\w+|accreditation\\w*|declaration of conformity|iso ?\\d{4,5}\\b|compliance|"
           "rohs|kosher|halal|soc ?2)\\b"},
      {"de", "\\b(?:zertifikat\\w*|zertifizierung\\w*|konformitatserklarung|akkreditierung\\w*|prufzeugnis\\w*)\\b"},
      {"fr", "\\b(?:certificats?|certification|attestations?|declaration de conformite|agrement)\\b"},
      {"es", "\\b(?:certificad\\w+|certificacion\\w*|acreditacion|declaracion de conformidad)\\b"},
      {"it", "\\b(?:certificat\\w+|certificazion\\w|dichiarazione di (?:conformita|idoneita)|accreditament\\w)\\b"},
      {"pt", "\\b(?:certificad\\w+|certificacao|laudos?|declaracao de conformidade|acreditacao)\\b"},
      {"nl", "\\b(?:certifica\\w+|conformiteitsverklaring|accreditatie)\\b"},
      {"pl", "\\b(?:certyfikat\\w*|atest\\w*|deklaracj\\w+ zgodnosci|akredytacj\\w+|swiadectw\\w+)\\b"},
      {"cs", "\\b(?:certifik\\w+|prohlaseni o shode|akreditac\\w+|osvedceni|atest\\w*)\\b"},
      {"sv", "\\b(?:certifikat\\w*|intyg\\w*|ackreditering\\w*)\\b"},
      {"tr", "(?:sertifika|belge(?:si|niz|yi)|akreditasyon|uygunluk beyani)"},
      {"ru", "(?:сертификат|аккредитац|декларац[а-я]+ (?:о )?соответств|свидетельств)"},
      {"zh", "证书|證書|认证|認證|资质|檢驗報告|检测报告"},
      {"ja", "証明書|認証|認定|適合宣言"},
      {"ko", "인증서|성적서|인증|증명서"},
      {"ar", "شهاده|شهادات|اعتماد|اعتمادكم"},
      {"he", "תעודת|תעודה|אישור כשרות|הסמכה|תקן"},
      {NULL, NULL}}},
    {"sample",
     "sample",
     IN_WORDS,
     10,
     {{"en", "\\b(?:(?:free |product |some |a |trial |two |three |of )(?:\\w+ )?(?:samples?|swatch\\w*)|"
           "sample (?:request|of|kit|pack)|swatches|samples? (?:of|to|for))\\b"},
      {"de", "\\b(?:muster|musterstuck\\w*|probe(?:n|packung|muster)?|produktmuster|handmuster)\\b"},
      {"fr", "\\b(?:echantillons?|nuancier)\\b"},
      {"es", "\\b(?:muestras?|muestrario)\\b"},
      {"it", "\\b(?:campion[ei]|campionatur\\w)\\b"},
      {"pt", "\\b(?:amostras?|mostruario)\\b"},
      {"nl", "\\b(?:monsters?|stalen|staaltjes|proefmonster\\w*)\\b"},
      {"pl", "\\b(?:probk\\w+|wzornik\\w*)\\b"},
      {"cs", "\\b(?:vzor(?:ek|ky|ku|kovnik)\\w*)\\b"},
      {"sv", "\\b(?:prover|provbit\\w*|varuprov\\w*)\\b"},
      {"tr", "(?:numune|ornek urun)"},
      {"ru", "(?:образц|образец|пробник)"},
      {"zh", "样品|樣品|样板|试样|小样"},
      {"ja", "サンプル|見本|試供品"},
      {"ko", "샘플|견본"},
      {"ar", "عينه|عينات"},
      {"he", "דוגמה|דוגמאות|דוגמית"},
      {NULL, NULL}}},
    {"partner",
     "partner",
     IN_WORDS,
     -20,
     {{"en",
       "\\b(?:(?:become|becoming|be|appoint\\w*|as|act as|exclusive|local|looking for|your) (?:\\S+ ){0,3}?(?:distributors?|"
             "dealers?|resellers?|stockists?|agents?|representatives?)|distributorship|dealership|reseller (?:program\\w*|"
             "terms)|(?:distribution|agency|dealer) (?:rights|agreement|partner\\w*|enquiry|inquiry|"
             "terms|opportunit\\w+)|represent (?:your|you)|representation in)\\b"},
      {"de", "\\b(?:vertriebspartner\\w*|handelspartner\\w*|handlerkonditionen|wiederverkaufer\\w*|vertretung|"
            "vertriebsrecht\\w*|handelsvertret\\w+|fachhandler)\\b"},
      {"fr", "\\b(?:distributeurs?|revendeurs?|partenariat|representation|concession|cartes? de distribution|"
            "agent exclusif)\\b"},
      {"es", "\\b(?:distribuidor\\w*|representacion|revendedor\\w*|distribuir sus)\\b"},
      {"it", "\\b(?:distributor\\w|rivenditor\\w|rappresentanza|concessionari\\w|agenzia esclusiva)\\b"},
      {"pt", "\\b(?:distribuidor\\w*|revenda|revendedor\\w*|representacao|representante)\\b"},
      {"nl", "\\b(?:distributeur\\w*|dealer(?:schap)?|wederverkoper\\w*|vertegenwoordig\\w+)\\b"},
      {"pl", "\\b(?:dystrybu\\w+|przedstawicielstw\\w+|dealer\\w*|wspolprac\\w+ handlow\\w+)\\b"},
      {"cs", "\\b(?:distribu\\w+|zastoupeni|prodejc\\w+|obchodni\\w* zastup\\w+)\\b"},
      {"sv", "\\b(?:aterforsaljare|distributor\\w*|representation|agentur\\w*)\\b"},
      {"tr", "(?:bayilik|distributor|temsilcilik|bayiniz|bayi )"},
      {"ru", "(?:дистрибьют|дилер|представительств|стать (?:вашим )?партн)"},
      {"zh", "代理(?:商|权|贵|合作)|经销|經銷|分销"},
      {"ja", "代理店|販売店|取扱店|販売代理"},
      {"ko", "대리점|총판|유통 ?(?:파트너|계약)|판매점"},
      {"ar", "موزع|وكيل|وكاله|توزيع منتجات|الوكاله"},
      {"he", "מפיץ|הפצה|נציגות|משווק|סוכן"},
      {NULL, NULL}}},
    {"vendor-registration",
     "question",
     IN_WORDS,
     -50,
     {{"en", "\\b(?:vendor (?:registration|list|questionnaire|qualification)|approved (?:vendor|supplier)s?|"
           "supplier (?:registration|questionnaire|file|qualification|approval)|prequalification|pre-qualification)\\b"},
      {"de", "\\b(?:lieferantenselbstauskunft|lieferantenfragebogen|lieferantenaufnahme|lieferantenbewertung)\\b"},
      {"fr", "\\b(?:referencement fournisseur|questionnaire fournisseur|fournisseur agree)\\b"},
      {"es", "\\b(?:registro de proveedores|alta de proveedor|homologacion)\\b"},
      {"", "تسجيل (?:ال)?مورد|供应商(?:注册|登记|调查|名录)|サプライヤー登録|업체 ?등록|רישום ספקים|tedarikci (?:kayit|formu)"},
      {NULL, NULL}}},
    {"question",
     "question",
     IN_WORDS,
     5,
     {{"en", "\\b(?:(?:quick|technical|general|short|small|tech|simple|one) (?:\\w+ )?(?:question|query)|"
           "question (?:about|on|for|re)|(?:i|we)(?:'d| would)? (?:like|want|wish|need) to (?:know|understand|"
           "learn|ask|check|find out)|wonder(?:ing|ed)? (?:if|whether)|(?:can|could) (?:you|anyone|someone|"
           "your \\w+) (?:\\w+ )?(?:tell|confirm|explain|advise|clarify|say|share|point)|is (?:it|the|"
           "there|your) \\S+|(?:do|does|did|are|can|will|has|have) (?:you|your|the|it|these|this|they) (?:\\S+ ){1,25}?\\S*\\?|"
           "(?:which|what|how|why|where|who|when) (?:\\S+ ){1,25}?\\S*\\?|more information|learn more|"
           "information (?:about|on))"},
      {"de", "\\b(?:frage|fragen|wissen (?:wollen|mochten)?|auskunft|konnen sie mir sagen|interessiert (?:mich|"
            "uns)|(?:gibt|ist|sind|haben|kann|konnen|wird|werden|eignet|welche\\w*|wie|wo|wann|ob) (?:\\S+ ){1,25}?\\S*\\?)"},
      {"fr", "\\b(?:question|questions|renseignement\\w*|information\\w*|savoir si|est-ce que|(?:quel\\w*|"
            "comment|avez-vous|pouvez-vous|existe-t-il|peut-on|faut-il) (?:\\S+ ){1,25}?\\?)"},
      {"es", "(?:\\b(?:consulta|pregunta|duda|quisiera saber|me gustaria saber|informacion)\\b|¿)"},
      {"it", "\\b(?:domanda|informazion\\w|vorrei sapere|sapere se|chiarimento|e possibile)\\b|\\w\\?"},
      {"pt", "\\b(?:duvida|pergunta|gostaria de saber|informac\\w+|saber se|sera que)\\b|\\w\\?"},
      {"nl", "\\b(?:vraag|vragen|informatie|weten of|is het mogelijk)\\b|\\w ?\\?"},
      {"pl", "\\b(?:pytanie|zapytac|informacj\\w+|czy |dowiedziec)|\\w ?\\?"},
      {"cs", "\\b(?:dotaz|otazk\\w+|informac\\w+|zda |zajima)|\\w ?\\?"},
      {"sv", "\\b(?:fraga|fragor|undrar|information|veta om)\\b|\\w ?\\?"},
      {"tr", "(?:soru|bilgi|merak|ogrenmek|acaba| mi\\?| mu\\?|misiniz|midir|\\?)"},
      {"ru", "(?:вопрос|подскажите|интересует|хотел[аи]? бы (?:узнать|уточнить)|уточнит|возможно ли|информац|\\?)"},
      {"zh", "请问|請問|咨询|諮詢|想了解|请教|請教|是否|能不能|有没有|有沒有|吗[?？]|\\?"},
      {"ja", "質問|お伺い|お尋ね|問い合わせ|でしょうか|ですか|ますか|教えて|知りたい|ご教示"},
      {"ko", "문의|질문|궁금|알고 ?싶|가능한가요|있나요|인가요|나요\\?|까요|\\?"},
      {"ar", "استفسار|سؤال|هل |نستفسر|اود معرفه|نود معرفه|ما هي|ما هو|؟"},
      {"he", "שאלה|האם|לברר|רציתי לדעת|לדעת אם|מידע|\\?"},
      {NULL, NULL}}},
    {"no-purchase",
     "question",
     IN_WORDS,
     -60,
     {{"en",
       "\\b(?:not (?:(?:currently|really|actually|yet|even) )?(?:buying|purchasing|looking to buy|planning to (?:buy|"
             "purchase|order)|going to (?:buy|order)|after (?:anything|a quote|prices?)|chasing|in the market|"
             "ready to (?:buy|order)|ordering|asking for (?:a )?(?:price|quote)|a purchase)|no (?:\\w+ )?(?:purchase|"
             "project|rush|hurry|order|funding|intention|plans|immediate need|concrete|current need|"
             "need to quote|quote (?:needed|required)|tender)|nothing to (?:quote|buy|order)|(?:don't|"
             "do not|doesn't|won't|not) (?:need|want|require|expecting) (?:a |any )?(?:quote|prices?|"
             "quotation|offer|pricing)|(?:just|purely|only|simply) (?:\\w+ )?(?:curious|curiosity|orientation|"
             "comparing|information|reference|for (?:our|my) (?:records|files|own|info\\w*)|for orientation|"
             "browsing|exploring|looking around|wanted to know|research)|no \\w+ (?:will|is|are) (?:to )?(?:be |"
             "being )?(?:hired|bought|ordered|purchased|rented)|for (?:our|my) records|early days|for (?:information|"
             "reference|orientation) only|curious rather|nothing (?:is )?(?:urgent|decided|planned)|"
             "not (?:urgent|decided)|thesis|dissertation|side project|one day|(?:before|until) we even (?:think|"
             "consider)|someday|school project|homework|i study|bachelor|master's|phd)\\b"},
      {"en", "\\b(?:nobody|no one|none of (?:us|them|the \\w+)) (?:\\w+ )?(?:be )?(?:buying|buys?|ordering|orders?)\\b|\\b(?:not to|no need to|need not|please don't|do not) (?:send|submit|make|prepare) (?:us |me )?(?:a |an |"
           "any |another )?(?:\\w+ )?(?:proposal|offer|quote|quotation)s?\\b|\\b(?:don't|do not) (?:want|wish) (?:a |any |another )(?:\\w+ )?(?:quote|quotation|offer|proposal)\\b|\\b(?:contractor|installer|builder) will "
           "(?:\\w+ )?(?:ask|request|send|obtain|get|come back) (?:\\S+ ){0,4}?(?:prices?|quotes?|quotations?|offers?|enquir\\w+)"},
      {"de", "\\b(?:neuen|weiteren|eines|kein) (?:\\S+ )?angebots? (?:\\S+ ){0,4}?(?:abzusehen|absehen|gewunscht|erforderlich)|\\bangebote? bitte keine?\\b|\\bbitte keine? (?:\\S+ )?angebote?\\b|\\b(?:zu kaufen haben wir nichts|niemand (?:\\S+ ){0,3}?(?:kauft|kaufen))\\b|"
            "\\bausfuhrende (?:firma|unternehmen|betrieb) (?:\\S+ ){0,4}?(?:anfragen|fragt|ein\\b)|\\bangebote? (?:\\S+ ){0,2}?holt (?:spater |dann )?(?:der|die|das|ein)"},
      {"fr", "\\bne (?:pas|plus) (?:nous |m')?(?:adresser|envoyer|faire|transmettre) (?:\\S+ ){0,3}?(?:offre|devis|proposition)|\\bpersonne n'(?:achete|commande)\\w*|\\bl'entreprise (?:\\S+ )?(?:demandera|consultera)"},
      {"es", "\\bno (?:es necesario|hace falta|necesit\\w+|queremos) (?:\\S+ ){0,5}?(?:oferta|presupuesto|cotizacion)\\b|\\bnadie (?:va a )?compra\\w*"},
      {"it", "\\bnon (?:\\S+ )?(?:inviar\\w*|inviateci|serve|occorre|mandar\\w*) (?:\\S+ ){0,3}?(?:offert\\w|preventiv\\w|proposte)\\b|\\bnessuno (?:compr|acquist)\\w+"},
      {"pt", "\\bnao (?:e necessario|e preciso|precisam?|queremos) (?:\\S+ ){0,4}?(?:proposta|orcamento|cotacao)\\b|\\bninguem (?:vai )?compra\\w*"},
      {"nl", "\\b(?:voorstel|offerte|aanbod) is niet (?:nodig|gewenst)|\\bgeen (?:nieuwe? )?(?:voorstel|aanbod|offerte)\\b|\\bniemand (?:\\S+ ){0,2}?(?:koopt|kopen)\\b"},
      {"pl", "\\bprosimy nie (?:przesylac|wysylac) (?:\\S+ )?ofert|\\bnieprzesylanie (?:\\S+ )?ofert|\\b(?:bedzie|wysle) (?:\\S+ ){0,3}?wykonawca|\\b(?:ja )?tylko projektuj\\w+|\\bnikt (?:\\S+ )?nie (?:bedzie )?kupowa\\w+"},
      {"cs", "\\bnabidku (?:nam )?(?:prosim )?ne(?:posilej|zasilej|potreb)\\w*|\\bnikdo (?:\\S+ )?nebude kupovat"},
      {"sv", "\\b(?:ingen ny|behover ingen|inte nagon ny) offert\\b|\\bingen (?:\\S+ )?(?:ska |kommer att )?(?:kopa|handla)\\b"},
      {"ru", "(?:предложени|кп)[а-я]* (?:\\S+ )?не (?:направлять|присылать|нужн|требуется)|не (?:присылайте|направляйте) (?:\\S+ )?(?:кп|предложени)"},
      {"", "(?:不需要|无需|请勿)[^。]{0,6}报价|見積(?:書)?(?:は|の)?(?:不要|必要ありません)|견적(?:은|서는)? ?(?:필요 ?없|불필요)|لا (?:حاجه|نحتاج|داعي) (?:\\S+ ){0,3}?(?:عرض|لعرض)|אין צורך ב(?:הצעה|הצעת)"},
      {"de", "\\b(?:kein(?:e|en|er)? (?:\\w+ )?(?:vorhaben|kauf|kaufabsicht|bedarf|projekt|angebot (?:notig|"
            "erforderlich)|anschaffung|eile|auftrag|bestellung)|nichts (?:kaufen|bestellen)|noch nichts (?:entschieden|"
            "geplant|konkret)|nur (?:zur|fur (?:die|unsere)) (?:\\w+ )?(?:information|orientierung|ablage|"
            "unterlagen|kostenschatz\\w+|interesse|verstandnis)|rein (?:informativ|interessehalber)|"
            "nur interessehalber|ums verstandnis|fruhestens|schau\\w* (?:\\S+ ){0,4}um|(?:bachelor|master|"
            "diplom|fach)arbeit|seminararbeit|studie\\w*|eilt nicht|nicht eilig|unverbindlich informieren|"
            "irgendwann|vorerst nur)\\b"},
      {"fr",
       "\\b(?:pas (?:d'achat|de projet|encore de|d'urgence|presse|acheteur)|aucun (?:achat|projet|besoin)|"
             "rien (?:de presse|d'urgent|a acheter)|simple (?:information|curiosite)|a titre (?:d'information|"
             "indicatif|documentaire)|pour (?:information|ma culture|mon memoire|un memoire|mes archives)|"
             "memoire de|phase esquisse|par curiosite|sans engagement d'achat)\\b"},
      {"es", "\\b(?:sin (?:compromiso de compra|prisa|intencion)|no (?:es|hay|tenemos|tengo) (?:\\w+ )?(?:una |"
            "un )?(?:compra|proyecto|prisa|urgente|urgencia|decidido|pedido|presupuesto aun)|no (?:vamos|"
            "voy) a comprar|nada decidido|solo (?:es )?(?:para|por) (?:\\w+ )?(?:informacion|curiosidad|"
            "mirando|ir mirando|saber|referencia)|estudio interno|por curiosidad|trabajo (?:de fin|final) de|"
            "tesis|tfg)\\b"},
      {"it", "\\b(?:non (?:\\S+ ){0,3}?(?:gara in corso|acquist\\w+|urgente|comprare|fretta|acquisto|"
            "ordinare|preventivo)|nessun (?:acquisto|progetto|ordine|impegno)|solo (?:a titolo|per) (?:\\w+ )?(?:informativo|"
            "informazione|curiosita|conoscenza|documentazione)|per la (?:mia )?tesi|tesi di laurea|senza fretta|"
            "per curiosita)\\b"},
      {"pt", "\\b(?:sem (?:compromisso|pressa|intencao de compra)|nao (?:\\S+ ){0,3}?(?:compra|comprar|"
            "urgente|pedido|orcamento ainda)|apenas (?:para|por) (?:\\w+ )?(?:informacao|curiosidade|"
            "conhecimento|consulta)|so (?:para|por) (?:saber|curiosidade)|trabalho de (?:conclusao|curso)|"
            "tcc|dissertacao|ainda (?:estamos )?(?:na|em) fase|tese)\\b"},
      {"nl", "\\b(?:geen (?:\\w+ )?(?:aankoop|haast|project|bestelling|offerte nodig)|niet (?:kopen|"
            "dringend|van plan)|(?:alleen|enkel|puur) (?:\\w+ )?(?:ter informatie|informatief|nieuwsgierig|"
            "orientatie|voor)|uit nieuwsgierigheid|scriptie|orienter\\w+|nog niets (?:beslist|concreet))\\b"},
      {"pl", "\\b(?:nie (?:\\S+ ){0,3}?(?:kupuj\\w+|zakup\\w*|planujemy zakup\\w*|zamawia\\w+|pilne|"
            "spieszy)|niczego nie kupujemy|tylko (?:\\w+ )?(?:informacyjnie|dla informacji|do informacji|"
            "z ciekawosci|archiw\\w+)|do archiwum|prac\\w+ (?:magistersk|dyplomow|licencjack)\\w+|bez pospiechu|"
            "na razie (?:nie|niczego|tylko))\\b"},
      {"cs", "\\b(?:ne(?:planujeme|kupujeme|chystame|spech\\w*) ?(?:\\S+ ){0,3}?|(?:zadny|zadnou) (?:nakup|"
            "objednavku|projekt)|jen (?:\\w+ )?(?:pro (?:informaci|zajimavost|prehled|orientaci)|informativne|"
            "ze zvedavosti)|nespecha|diplomov\\w+ prac\\w+|bakalarsk\\w+ prac\\w+|zatim (?:jen|nic|nekupujeme))\\b"},
      {"sv",
       "\\b(?:inte (?:\\S+ ){0,3}?(?:kopa|bradska|handla|bestalla|nagot kop)|inget (?:kop|projekt|behov|"
             "brads\\w+)|bara (?:\\w+ )?(?:nyfik\\w+|for (?:information|info|var)|undrar)|av nyfikenhet|"
             "examensarbete|uppsats|ingen bradska|bara for kannedom)\\b"},
      {"tr", "(?:satin alma (?:plani|dusunce|niyeti)\\w* yok|almayi dusunmuyor|acelesi yok|acele degil|"
            "sadece (?:bilgi|merak|tedarikci|arsiv)|bilgi (?:amacli|icin)|tez(?:im| calis)|simdilik (?:sadece|"
            "almi)|sadece .{0,20} icin)"},
      {"ru", "(?:не (?:планируем|собираемся|покупаем|срочно|закупаем|нужно кп)|закупк[аи] (?:пока )?не|"
            "(?:пока|просто|только|чисто) (?:\\S+ ){0,2}?(?:для (?:информации|общего|сведения|справки|"
            "ознаком|себя|внутренн)|интерес|изуча|теоретич|ознаком|справочн)|вопрос теоретический|дипломн|"
            "курсов(?:ая|ую|ой)|диссертац|без спешки|не к спеху|внутренн[а-я]+ (?:инструкц|справоч))"},
      {"zh", "(?:暂无|尚无|尚無|没有|沒有|无|無|不是|并非)[^。]{0,6}(?:采购|採購|购买|購買)|(?:仅|僅|只是|只|目前)[^。]{0,10}(?:调研|調研|"
            "了解|参考|參考|培训|訓練|培訓|学习|備查|备案|比较)|毕业论文|畢業論文|论文|不急|技术调研"},
      {"ja", "情報収集(?:のみ|段階|中|の段階)|購入(?:の)?(?:予定|計画)(?:は)?(?:ありません|なし|ない|ございません|未定)|(?:まだ|現時点|今のところ)[^。]{0,20}(?:予定|"
            "検討|決ま)[^。]{0,12}(?:ありません|段階|ません)|参考(?:まで|として|のため|程度)|卒業論文|卒論|研究のため|社内(?:資料|勉強|参考)|急ぎません|"
            "急いで(?:は|い)"},
      {"ko", "구매(?: ?계획| ?예정| ?의사)?(?:은|는|이|가)? ?(?:없|아니|아직)|참고용|단순 ?(?:문의|참고|조사)|내부 ?(?:자료|참고|교육)|논문|"
            "졸업|급하지|조사 ?(?:목적|차원|중)|검토 ?단계(?:일|입|라)"},
      {"ar", "(?:لا يوجد|ليس لدينا|لا نخطط|لا ننوي|لسنا)\\S* (?:\\S+ ){0,3}?(?:شراء|طلب|مشروع|للشراء)|"
            "(?:فقط|مجرد) (?:\\S+ ){0,2}?(?:للعلم|للاطلاع|للمعلومات|استفسار|للمعرفه|معلومات)|للعلم فقط|"
            "للاطلاع فقط|دليل داخلي|رساله (?:ماجستير|التخرج)|بحث (?:جامعي|تخرج)|ليس عاجلا"},
      {"he", "(?:לא|אין|איננו) (?:\\S+ ){0,3}?(?:קונים|רכישה|לקנות|דחוף|פרויקט|לרכוש|מזמינים)|רק (?:\\S+ ){0,2}?(?:לידע|"
            "סקרנות|מתעניין|מתעניינים|לצורך|מידע|בודק\\S*)|מתוך סקרנות|עבודת (?:גמר|תזה|סמינר)|לא דחוף|"
            "לידיעה בלבד"},
      {NULL, NULL}}},
    /* Comes to see and to learn. */
    {"class-visit",
     "question",
     IN_WORDS,
     0,
     {{"en", "\\b(?:students?|pupils|apprentices|trainees|class|school|second-years?|college|sixth-formers?)\\b.{0,160}?\\b(?:visit|tour|come (?:and|to|round|over)|look round|look around|shown? (?:round|around)|"
           "see (?:your|how|a|one)|show them)\\b|\\b(?:visit|tour|look (?:round|around)|show them)\\b.{0,160}?\\b(?:students|pupils|apprentices|trainees|my class|our school)\\b"},
      {"de", "\\b(?:schuler\\w*|auszubildende\\w*|azubis|studierende\\w*|studenten|klasse|lehrgang)\\b.{0,160}?\\b(?:besichtig\\w+|besuch\\w*|fuhrung|anschauen|ansehen)\\b|"
            "\\b(?:\\w*besichtigung|betriebsbesuch|fuhrung)\\b.{0,160}?\\b(?:schuler\\w*|auszubildende\\w*|studierende\\w*|klasse)\\b"},
      {"fr", "\\b(?:eleves|etudiants|apprentis|lyceens|ma classe)\\b.{0,160}?\\b(?:visit\\w+|accueill\\w+|decouvrir)\\b|\\b(?:visite|accueill\\w+|decouvrir)\\b.{0,160}?\\b(?:eleves|etudiants|apprentis|ma classe)\\b"},
      {"es", "\\b(?:alumn[oa]s|estudiantes|aprendices)\\b.{0,160}?\\bvisit\\w+|\\bvisit\\w+\\b.{0,160}?\\b(?:alumn[oa]s|estudiantes)\\b"},
      {"it", "\\b(?:studenti|alunni|allievi|classe)\\b.{0,160}?\\bvisit\\w+|\\bvisit\\w+\\b.{0,160}?\\b(?:studenti|alunni|allievi|mia classe)\\b"},
      {"pt", "\\b(?:alunos|estudantes|formandos)\\b.{0,160}?\\bvisit\\w+|\\bvisit\\w+\\b.{0,160}?\\b(?:alunos|estudantes|formandos)\\b"},
      {"nl", "\\b(?:leerlingen|studenten|klas)\\b.{0,160}?\\b(?:bezoek\\w*|rondleiding|bezichtig\\w+|kijken)\\b|\\b(?:bezoek|rondleiding|excursie)\\b.{0,160}?\\b(?:leerlingen|studenten|klas)\\b"},
      {"pl", "\\b(?:uczni\\w+|student\\w+|klas\\w+)\\b.{0,160}?\\b(?:zwiedz\\w+|wizyt\\w+|odwiedzi\\w+)|\\b(?:zwiedz\\w+|wizyt\\w+|wycieczk\\w+)\\b.{0,160}?\\b(?:uczni\\w+|student\\w+)"},
      {"cs", "\\b(?:zak\\w+|student\\w+|trid\\w+)\\b.{0,160}?\\b(?:exkurz\\w+|navsteva|navstivit|prohlidk\\w+)|\\b(?:exkurz\\w+|navstev\\w+|prohlidk\\w+)\\b.{0,160}?\\b(?:zak\\w+|student\\w+)"},
      {"sv", "\\b(?:elever\\w*|studenter\\w*|klass)\\b.{0,160}?\\b(?:besok\\w*|studiebesok|titta)\\b|\\bstudiebesok\\w*"},
      {"tr", "(?:ogrenci|sinif)\\w*.{0,160}?(?:ziyaret|gezi)|(?:teknik gezi|fabrika gezisi)"},
      {"ru", "(?:студент|школьник|учащи|учени)[а-я]*.{0,160}?(?:экскурси|посетить|посещени)|экскурси[а-я]+.{0,160}?(?:студент|школьник|учащи|учени)"},
      {"zh", "(?:学生|同学)[^。]{0,40}(?:参观|參觀)|(?:参观|參觀)[^。]{0,40}(?:学生|同学)"},
      {"ja", "(?:学生|生徒)[^。]{0,40}(?:見学|訪問)|(?:工場|企業|社会科)見学"},
      {"ko", "(?:학생|생도)[^.]{0,40}(?:견학|방문)|견학"},
      {"ar", "(?:طلاب|طلبه|تلاميذ).{0,120}?(?:زياره|لزياره)|(?:زياره).{0,120}?(?:طلاب|طلبه)"},
      {"he", "(?:תלמידים|סטודנטים).{0,120}?(?:סיור|ביקור|לבקר)|(?:סיור|ביקור).{0,120}?(?:תלמידים|סטודנטים)"},
      {NULL, NULL}}},
    {"price-list",
     "question",
     IN_WORDS,
     0,
     {{"", "\\bprice[- ]?lists?\\b|\\b\\w*preislisten?\\b|\\blistes? (?:de|des) prix\\b|\\bgrille tarifaire|"
           "\\blistas? de precios?\\b|\\blistin[oi]\\b|\\btabelas? de precos?\\b|\\bprijslijst\\w*|\\bcennik\\w*|"
           "\\bcenik\\w*|\\bprislist\\w*|fiyat listesi|прайс|价格表|價格表|价目表|価格表|料金表|가격표|قائمه (?:ال)?اسعار|"
           "מחירון"},
      {NULL, NULL}}},
    /* What he asked for has not come: he is as hot as on the first day. */
    {"awaits-offer",
     "rfq",
     IN_WORDS,
     50,
     {{"en", "\\b(?:await(?:ing)?|wait(?:ing)? (?:for|on)|chasing|not (?:yet )?(?:had|received|seen)|haven't (?:yet )?(?:had|received|seen)) (?:\\S+ ){0,3}?your (?:\\S+ ){0,2}?(?:quote|quotation|offer|estimate|proposal|prices?|pricing)\\b|"
            "\\basked (?:\\S+ ){0,2}?for (?:\\S+ ){0,2}?(?:quote|quotation|price|estimate)\\b.{0,60}?\\b(?:heard|received|had) nothing\\b"},
      {"de", "\\bwarte[nt]? (?:\\S+ ){0,3}?auf (?:ihre?|eure?|das|ein|euer) (?:\\S+ ){0,2}?(?:\\w*angebot|offerte|kostenvoranschlag)|\\bnoch kein(?:e|en)? (?:\\S+ )?(?:angebot|offerte|kostenvoranschlag) (?:von ihnen )?(?:erhalten|bekommen|vorliegen)"},
      {"fr", "\\b(?:attend(?:s|ons)|attente de) (?:\\S+ ){0,2}?(?:votre|vos) (?:\\S+ )?(?:devis|offre|cotation|proposition)|\\b(?:rien|pas(?: encore)?) recu (?:\\S+ ){0,2}?(?:devis|offre|cotation)"},
      {"es", "\\b(?:esperando|(?:a la|en) espera de) (?:\\S+ )?(?:su|vuestro|vuestra|el|la) (?:\\S+ )?(?:presupuesto|oferta|cotizacion|propuesta)|\\bno (?:hemos|he) recibido (?:\\S+ ){0,3}?(?:presupuesto|oferta|cotizacion)"},
      {"it", "\\b(?:attesa|attend(?:o|iamo)|aspett(?:o|iamo)) (?:\\S+ ){0,3}?(?:vostr[ao]|suo|sua) (?:\\S+ )?(?:preventivo|offerta|quotazione)|\\bnon (?:abbiamo|ho) (?:ancora )?ricevuto (?:\\S+ ){0,3}?(?:preventivo|offerta|quotazione)"},
      {"pt", "\\b(?:aguard(?:o|amos|ar|ando)|esperando|espera d[aeo]) (?:ainda )?(?:o |a |pel[ao] )?(?:voss[ao]|seu|sua)? ?(?:orcamento|proposta|cotacao)|\\bnao (?:recebemos|recebi) (?:\\S+ ){0,3}?(?:orcamento|proposta|cotacao)"},
      {"nl", "\\bwacht(?:en)? (?:\\S+ ){0,4}?op (?:uw|jullie|de|een) (?:\\S+ )?(?:offerte|prijsopgave|aanbod)|\\bnog geen (?:\\S+ )?(?:offerte|prijsopgave) (?:\\S+ ){0,3}?(?:ontvangen|gekregen|gezien)"},
      {"pl", "\\b(?:czekamy|czekam|oczekujemy) (?:\\S+ ){0,3}?na (?:\\S+ )?(?:ofert\\w*|wycen\\w*)|\\bnie (?:otrzyma\\w+|dosta\\w+) (?:\\S+ ){0,4}?(?:ofert\\w*|wycen\\w*)"},
      {"cs", "\\bceka(?:m|me) (?:\\S+ ){0,3}?na (?:\\S+ ){0,2}?(?:nabidk\\w*|kalkulac\\w*)|\\b(?:nedosta\\w+|neobdrze\\w+) (?:\\S+ ){0,4}?nabidk\\w*"},
      {"sv", "\\bvantar (?:\\S+ ){0,3}?pa (?:er|din|en|offert\\w*) ?(?:\\S+ )?(?:offert\\w*|prisforslag|anbud)|\\binte (?:fatt|mottagit) (?:\\S+ ){0,3}?offert\\w*"},
      {"tr", "teklif\\w* (?:\\S+ ){0,3}?(?:hala|halen) (?:bekliyor|almadik|alamadik|gelmedi)|teklif\\w* (?:henuz|hala) (?:\\S+ )?(?:alamadik|almadik|ulasmadi|gelmedi)"},
      {"ru", "(?<![а-я])(?:жд[её]м|жду|ожидаем|не получил[аи]?) (?:\\S+ ){0,4}?(?:предложени[ея]|кп(?![а-я])|расчет|смет[уы])"},
      {"zh", "(?:还|還|仍|尚|一直)(?:没有?|沒有?|未|在等)[^。]{0,6}(?:报价|報價)|催(?:一下)?(?:报价|報價)|(?:询价|詢價)[^。]{0,12}(?:尽快|盡快)(?:报价|報價)"},
      {"ja", "見積(?:り|もり|書)?[^。]{0,10}(?:まだ|いただいておりません|届いておりません|お待ちして)|まだ[^。]{0,10}見積"},
      {"ko", "견적[^.]{0,12}(?:아직|못 ?받|받지 못|기다리)"},
      {"ar", "(?:بانتظار|ننتظر|انتظار|نستلم|يصلنا) (?:\\S+ ){0,2}?(?:عرض|العرض|عرضكم|السعر)"},
      {"he", "(?:מחכים|מחכה|ממתינים|ממתין|לא קיבלנו|לא קיבלתי) (?:\\S+ ){0,3}?(?:להצעת|הצעת|להצעה|הצעה)"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
