/* Built-in rules: mail that offers us what we did not ask for, in words that are a buyer's elsewhere. */
#include "parser/rules_builtin.h"

/* Who is spoken to, as a business. */
#define YOUR_COMPANY                                                                                                              \
    "(?:your (?:company|firm|business|organi[sz]ation|brand|team)|ihr(?:em|en|e)? (?:unternehmen|firma|betrieb)|"                 \
    "votre (?:entreprise|societe|maison)|(?:su|vuestra) (?:empresa|firma|compania)|(?:la )?(?:vostra|sua|tua) "                   \
    "(?:azienda|impresa|societa)|(?:a )?(?:sua|vossa) empresa|(?:uw|jullie) (?:bedrijf|organisatie|onderneming)|"                 \
    "(?:panstwa|wasza|wasz\\w+) (?:firm\\w+|przedsiebiorstw\\w+)|(?:vase|vasi|vasa) (?:firm\\w+|spolecnost\\w*)|"                 \
    "(?:ert|er) (?:foretag|verksamhet)|(?:firmaniz|sirketiniz|isletmeniz)\\w*|ваш\\w+ (?:компани|организаци|" \
    "предприяти|фирм)\\w*|贵(?:公司|司|企业)|貴(?:公司|社)|御社|귀사|שלכם|החברה שלכם|شركتكم|مؤسستكم)"

#define AWARD                                                                                                                                       \
    "(?:awards?|prize|trophy|premios?|galardon\\w*|trofe[uo]s?|trophee\\w*|prix (?:de|du|des|d')|auszeichnung\\w*|"                                 \
    "(?:unternehmens|branchen|innovations|qualitats)preis\\w*|premi[oa]|onderscheiding|prijsuitreiking|nagrod\\w*|"                                 \
    "wyroznieni\\w*|oceneni\\w*|utmarkelse\\w*|odul\\w*|преми[яию]\\b|наград\\w*|获奖|奖项|大奖|受賞|アワード|어워드|" \
    "수상|جائزه|פרס\\b)"

#define CHOSEN                                                                                                                                         \
    "(?:finalists?|nominat\\w+|nominee|shortlisted|winners?|laureat\\w*|gala\\b|nominiert\\w*|nomin\\w+|finaliste?"                                    \
    "\\w*|"                                                                                                                                            \
    "seleccionad\\w*|selecionad\\w*|selectionne\\w*|selezionat\\w*|ausgewahlt|geselecteerd|genomineerd\\w*|wybran\\w*"                                 \
    "|"                                                                                                                                                \
    "vybran\\w*|utsedd\\w*|secil\\w*|aday\\b|выбран\\w*|номин\\w*|финалист\\w*|入围|评选|选出|選出|ノミネート|선정|" \
    "اختيار|ترشيح|נבחר\\w*|מועמד\\w*)"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_offers[] = {
    /* "Request your quote today": whoever wants one does not tell others to. */
    {"invites-request",
     "newsletter",
     IN_WORDS,
     -35,
     {{"en", "\\b(?:request|get|claim|book|grab|order|ask for) your (?:\\S+ ){0,2}?(?:quote|quotation|estimate|proposal|"
           "demo|demonstration|consultation|sample|place|stand|slot|copy|catalogue|catalog|price list)\\b"},
      {"de", "\\b(?:fordern sie|holen sie|sichern sie|vereinbaren sie|bestellen sie|buchen sie) (?:sich )?(?:\\S+ )"
            "{0,3}?(?:ihr(?:en|e)?|unser(?:en|e)?|ein(?:en|e)?) (?:\\S+ ){0,2}?(?:angebot|termin|demo|muster|platz|"
            "katalog|beratung)"},
      {"fr", "\\b(?:demandez|obtenez|recevez|reservez|commandez) (?:des (?:maintenant|aujourd'hui) |vite |ici )?"
            "votre (?:\\S+ ){0,2}?(?:devis|offre|tarif|demo\\w*|place|stand|echantillon|catalogue)"},
      {"es", "\\b(?:solicite|solicita|pida|pide|obtenga|consiga|consigue|reserve|reserva) (?:ya |ahora |hoy (?:mismo )?)"
            "?(?:su|tu|vuestro) (?:\\S+ ){0,2}?(?:presupuesto|cotizacion|oferta|demo\\w*|plaza|stand|catalogo|muestra)"},
      {"it", "\\b(?:richied\\w+|ottieni|ottenga|prenot\\w+|ricev\\w+) (?:subito |ora |oggi )?(?:il|la) (?:tuo|suo|vostro|"
            "tua|sua|vostra) (?:\\S+ ){0,2}?(?:preventivo|offerta|demo\\w*|posto|stand|catalogo|campione)"},
      {"pt", "\\b(?:peca|solicite|obtenha|garanta|reserve|receba) (?:ja |agora |hoje )?(?:o |a )?(?:seu|sua|vosso|vossa) "
            "(?:\\S+ ){0,2}?(?:orcamento|cotacao|proposta|demo\\w*|lugar|stand|estande|amostra|catalogo)"},
      {"nl", "\\b(?:vraag|ontvang|reserveer|boek|bestel) (?:nu |vandaag |direct |snel )?(?:uw|je|jouw|jullie) "
            "(?:\\S+ ){0,2}?(?:offerte|demo|prijs\\w*|plaats|plek|stand|proef\\w*|catalogus)"},
      {"pl", "\\b(?:zamow|odbierz|popros o|zapytaj o|zarezerwuj) (?:juz dzis |teraz |dzis )?(?:swoj\\w*|twoj\\w*|"
            "bezplatn\\w+|darmow\\w+) (?:\\S+ ){0,2}?(?:wycen\\w*|ofert\\w*|demo\\w*|miejsc\\w*|prob\\w*)"},
      {"cs", "\\b(?:pozadejte|vyzadejte|ziskejte|objednejte|rezervujte) (?:si |o )?(?:jeste dnes |ihned )?(?:svou|svoji|"
            "svuj|vasi|nezavaznou|bezplatn\\w+) (?:\\S+ ){0,2}?(?:nabidk\\w*|kalkulac\\w*|demo\\w*|mist\\w*|vzor\\w*)"},
      {"sv", "\\b(?:begar|bestall|hamta|boka|sakra) (?:redan i ?dag |nu )?(?:din|ert|er|ditt) (?:\\S+ ){0,2}?(?:offert|"
            "demo\\w*|plats|monter|prov\\w*)"},
      {"tr", "\\b(?:hemen|simdi|bugun) (?:\\S+ ){0,3}?(?:teklif\\w* (?:alin|isteyin|al\\b)|demo\\w* (?:isteyin|talep edin)"
            "|yerinizi ayirt\\w*)"},
      {"ru", "\\b(?:запросите|получите|закажите|забронируйте|оставьте)(?: \\S+){0,3}? (?:предложение|расчет|"
            "расчёт|прайс\\S*|демо\\S*|место|консультацию|заявку)"},
      {"zh", "立即(?:咨询|询价|获取|领取|预订|报名|联系)|立即(?:諮詢|詢價|報名)|欢迎(?:来电|垂询|询价)"},
      {"ja", "今すぐ(?:お問い?合わ?せ|お申し?込み?|お見積|ご予約)|無料(?:見積|診断|相談)(?:を)?(?:実施|受付|承)"},
      {"ko", "지금 (?:바로 )?(?:신청|문의|예약)하|견적(?:을)? 받아 ?보세요|무료 ?(?:상담|견적)(?:을)? (?:신청|받)"},
      {"ar", "اطلب(?:وا)? (?:الان |اليوم )?(?:عرضك|عرضكم|عرض سعرك)|احجز(?:وا)? (?:مكانك|موعدك|جناح)|احصل(?:وا)? علي عرض"},
      {"he", "(?:הזמינו|קבלו|בקשו|שריינו) (?:עכשיו |היום )?(?:\\S+ )?(?:הצעת|מקום|דוגמ|ייעוץ)"},
      {NULL, NULL}}},
    /* A prize for which one pays. */
    {"award",
     "spam",
     IN_WORDS,
     -60,
     {{"", YOUR_COMPANY ".{0,160}?" CHOSEN ".{0,160}?" AWARD},
      {"", YOUR_COMPANY ".{0,160}?" AWARD ".{0,160}?" CHOSEN},
      {"", CHOSEN ".{0,120}?" AWARD ".{0,160}?" YOUR_COMPANY},
      {"", AWARD ".{0,160}?" CHOSEN ".{0,160}?" YOUR_COMPANY},
      {NULL, NULL}}},
    /* Room to show in. */
    {"stand-offer",
     "vendor",
     IN_WORDS,
     -50,
     {{"en", "\\b(?:last|remaining|only|few|still|available) (?:\\S+ ){0,3}?(?:stands?|booths?|exhibition spaces?|plots?) "
           "(?:\\S+ ){0,3}?(?:left|available|remain\\w*|in (?:hall|pavilion))\\b"},
      {"de", "\\b(?:letzten?|noch|wenige|freie) (?:\\S+ ){0,3}?(?:stand(?:flachen?|platze?)|messestande?)\\b"},
      {"fr", "\\b(?:il (?:ne )?reste|derniers?|encore) (?:\\S+ ){0,4}?(?:stands?|emplacements?)\\b"},
      {"es", "\\b(?:quedan|ultimos|aun hay) (?:\\S+ ){0,3}?(?:stands?|espacios de exposicion)\\b"},
      {"it", "\\b(?:restano|rimangono|ultimi) (?:\\S+ ){0,3}?(?:stand|spazi espositivi)\\b"},
      {"pt", "\\b(?:restam|ultimos|ainda (?:ha|temos)) (?:\\S+ ){0,3}?(?:stands?|estandes?|espacos)\\b"},
      {"nl", "\\b(?:laatste|nog) (?:\\S+ ){0,3}?(?:stands?|standplaatsen|beursstands?)\\b"},
      {"pl", "\\b(?:ostatnie|zostalo|wolne) (?:\\S+ ){0,3}?(?:stoisk\\w*|powierzchni\\w* wystawienn\\w*)\\b"},
      {"cs", "\\b(?:posledni|zbyva\\w*|volne) (?:\\S+ ){0,3}?(?:stank\\w*|vystavni ploch\\w*)\\b"},
      {"sv", "\\b(?:sista|kvar|lediga) (?:\\S+ ){0,3}?(?:montrar|monterplats\\w*)\\b"},
      {"tr", "\\bson (?:\\S+ ){0,3}?stant\\w*|\\bstant\\w* (?:\\S+ ){0,3}?(?:kaldi|ayir\\w*)"},
      {"ru", "(?:остал\\S+|последни\\S+|свободны\\S+) (?:\\S+ ){0,3}?(?:стенд\\S*|выставочн\\S+ мест\\S*)"},
      {"zh", "(?:仅剩|剩余|最后|预订)[^。]{0,6}展位"},
      {"ja", "(?:残り|最終)[^。]{0,8}(?:小間|ブース)|出展(?:のご案内|社募集|者募集|募集)"},
      {"ko", "(?:잔여|마지막|남은) ?(?:부스|전시)|참가 ?업체 모집"},
      {NULL, NULL}}},
    /* Work by the day or the job: who offers it asks for assignments, not for goods. */
    {"hires-out",
     "job",
     IN_WORDS,
     -60,
     {{"en", "\\b(?:my|our|a) (?:day|daily|hourly) rates?\\b|\\bi(?:'m| am) (?:an? )?(?:\\S+ )?freelanc\\w+|\\bfreelanc\\w+ "
           "(?:\\S+ ){0,6}?(?:available|open to|looking for)\\b|\\b(?:looking|available) for (?:\\S+ ){0,2}?(?:contract work|"
           "assignments|freelance\\w*|freelance work|subcontract\\w*)\\b"},
      {"de", "\\bmein(?:en?)? (?:tages|stunden)(?:satz|satze|satzen)|\\bfreiberuflich\\w* (?:\\S+ ){0,6}?(?:verfugbar|suche|"
            "auftrage?\\w*)|\\bsuche (?:neue )?(?:auftrage|projekte|einsatze)\\b"},
      {"fr", "\\b(?:cherche|recherche|disponible pour) (?:de nouvelles |des |de |d')?missions?\\b|\\btjm\\b|\\bmon tarif "
            "(?:journalier|horaire)|\\b(?:mes|nos) tarifs? (?:journaliers?|a la (?:journee|mission))"},
      {"es", "\\bmi(?:s)? tarifas? (?:por|diari\\w+|hora)|\\b(?:autonom\\w+|freelance) (?:\\S+ ){0,6}?(?:disponib\\w+|busco)|"
            "\\bbusco (?:encargos|proyectos|colaboraciones)\\b"},
      {"it", "\\bla mia tariffa|\\b(?:libero professionista|freelance) (?:\\S+ ){0,6}?(?:disponibil\\w+|cerco)|\\bcerco "
            "(?:incarichi|collaborazioni|commesse)\\b"},
      {"pt", "\\b(?:o meu|meu|minha) (?:valor|tarifa|taxa) (?:por|diari\\w+|hora)|\\b(?:autonom\\w+|freelancer?) (?:\\S+ ){0,6}"
            "?disponive\\w+|\\bprocuro (?:trabalhos|projetos|projectos)\\b"},
      {"nl", "\\bmijn (?:uur|dag)tarief|\\b(?:zzp\\S*|freelance\\w*) (?:\\S+ ){0,6}?beschikbaar|\\bzoek (?:nieuwe )?"
            "(?:opdrachten|klussen)\\b"},
      {"pl", "\\bmoja stawka|\\bfreelanc\\w+ (?:\\S+ ){0,6}?(?:dostepn\\w+|szukam)|\\bszukam zlecen\\b"},
      {"cs", "\\bmoje (?:denni|hodinova) sazba|\\b(?:osvc|na volne noze) (?:\\S+ ){0,6}?(?:k dispozici|hledam)|\\bhledam "
            "zakazky\\b"},
      {"sv", "\\bmitt (?:tim|dag)arvode|\\bfrilans\\w* (?:\\S+ ){0,6}?(?:ledig|tillganglig)|\\bsoker uppdrag\\b"},
      {"tr", "\\b(?:gunluk|saatlik) ucretim|\\bserbest calis\\w+ (?:\\S+ ){0,6}?(?:musait|ariyorum)"},
      {"ru", "\\bмоя (?:дневная |часовая )?ставка|\\bфриланс\\S* (?:\\S+ ){0,6}?(?:свобод\\S+|ищу)|\\bищу (?:заказы|подработку)"},
      {"zh", "(?:我的)?(?:日薪|时薪)|自由职业者|承接[^。]{0,6}(?:项目|外包)"},
      {"ja", "フリーランス(?:の|で|として)[^。]{0,20}(?:案件|お仕事|単価)|業務委託の(?:ご)?(?:案件|お仕事)"},
      {"ko", "프리랜서[^.]{0,20}(?:가능|구하|찾)"},
      {"en", "\\b(?:my rate (?:is|would be)|i charge (?:€|£|\\$|\\d)|\\d+ (?:a|per) day plus expenses)|\\b(?:self-employed|gone independent|set up on my own)\\b.{0,120}?\\bavailable (?:from|as of|immediately)"},
      {"de", "\\b(?:selbst(?:st)?andig\\w*|freiberufl\\w+) (?:\\S*[^\\s.!?] ){0,12}?(?:verfugbar|wieder frei|kapazitat\\w* frei)|\\bfreie kapazitat\\w*|\\barbeite (?:\\S+ ){0,4}?auf eigene rechnung"},
      {"fr", "\\bmon tarif (?:est|de)\\b|\\bje facture \\d|\\b(?:a mon compte|independant\\w*|auto-?entrepreneu\\w+)\\b.{0,100}?\\bje suis (?:libre|disponible)"},
      {"es", "\\btrabajo a \\d+[^.]{0,12}?(?:hora|dia)\\b|\\bcobro \\d"},
      {"pt", "\\bcobro \\d+[^.]{0,12}?(?:hora|dia)\\b"},
      {"nl", "\\bmijn tarief (?:is|bedraagt)|\\bzelfstandig\\w* (?:\\S*[^\\s.!?] ){0,12}?beschikbaar"},
      {"pl", "\\b(?:jednoosobow\\w+ dzialalnosc|wlasn\\w+ dzialalnosc) .{0,60}?(?:dostepn|woln)\\w+|\\bmoja stawka"},
      {"cs", "\\b(?:zivnostensk\\w+|osvc) .{0,60}?voln\\w+ kapacit\\w+|\\buctuji \\d+"},
      {"sv", "\\begenforetagare .{0,60}?(?:ledig|tillganglig)|\\bjag tar \\d+ kr"},
      {"tr", "\\bgunlugum \\d"},
      {"ru", "бригада (?:\\S+ ){0,6}?(?:свободна|освобождается|ищет)"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
