/* Built-in rules: somebody wants a password, a payment, or goods on credit. */
#include "parser/rules_builtin.h"

/* One pattern a language */
/* clang-format off */
const BuiltinRule rules_trick[] = {
    {"phishing-login",
     "spam",
     IN_WORDS,
     -85,
     {{"en", "\\b(?:(?:log ?in|sign ?in|login|authenticate|enter) (?:\\S+ ){0,3}?with (?:\\S+ ){0,3}?(?:e-?mail|"
           "password|credentials|office|microsoft)|(?:e-?mail|mailbox) password|(?:document|file|rfq|"
           "order|pdf|list) is (?:\\w+ )?(?:secured|protected|encrypted|locked)|password[- ]protected (?:document|"
           "archive|file|zip)|secured? document|(?:archive|file|zip) password|(?:mailbox|storage|quota|"
           "inbox) (?:\\S+ ){0,4}?(?:exceeded|full|limit|almost full|suspended|deactivat\\w+)|exceeded (?:its|"
           "your) (?:\\w+ )?(?:limit|quota|storage)|(?:validate|verify|confirm|re-?activate|upgrade|"
           "update) (?:your |the )?(?:\\w+ )?(?:account|ownership|mailbox|e-?mail|identity|password|"
           "credentials)|release (?:your |the )?(?:\\w+ )?messages|(?:incoming|pending|undelivered|held) (?:messages|"
           "e-?mails) (?:\\S+ ){0,5}?(?:suspended|held|release|pending)|password (?:will )?expires?|"
           "unusual (?:sign|activity|login)|enable (?:content|macros))\\b"},
      {"", "passwort (?:lauft ab|abgelaufen|bestatigen)|postfach (?:ist )?(?:voll|uberschritten|gesperrt)|"
            "mot de passe (?:expire|va expirer)|boite (?:de reception|mail) (?:est )?(?:pleine|saturee)|"
            "verifi\\w+ (?:su|tu|votre|la sua) (?:cuenta|compte|casella|account)|buzon (?:esta )?lleno|"
            "casella (?:e )?piena|sua senha|caixa (?:postal )?(?:esta )?cheia|wachtwoord (?:verloopt|"
            "bevestig)|mailbox (?:is )?vol|skrzynka (?:jest )?pelna|haslo (?:wygasa|wygasnie)|heslo (?:vyprsi|"
            "expiruje)|schranka je plna|losenord\\w* (?:gar ut|upphor)|sifreniz|posta kutunuz|пароль (?:истекает|"
            "от почты)|почтов[а-я]+ ящик (?:переполнен|заблок)|密码(?:已)?(?:过期|到期)|邮箱(?:容量|已满|异常|升级)|パスワード(?:の)?(?:有効期限|"
            "確認|更新)|メールボックス(?:の)?容量|비밀번호 ?(?:만료|확인)|메일함 ?(?:용량|초과)|كلمه المرور|صندوق البريد (?:ممتلئ|"
            "سوف)|הסיסמה שלך|תיבת הדואר (?:מלאה|שלך)"},
      {"en", "\\b(?:new|missed|\\d+) (?:new )?(?:voice ?mails?|voice messages?|fax(?:es)?|secure messages?|"
            "documents?) (?:\\S+ ){0,6}?(?:click|listen|play|open|view|download)|\\bbank (?:account|"
            "details?) (?:has|have) (?:been )?(?:changed|updated)|\\bnew (?:bank|account) details for\\b"},
      {"en", "\\be-?mail and password\\b|\\byour domain (?:name )?(?:expires|is expiring|renewal|will expire)|"
            "\\bdomain renewal\\b"},
      {"en", "\\bpassword (?:for \\S+ )?(?:will )?expires?\\b|\\bkeep (?:the same|your|using) (?:\\w+ )?password"},
      {NULL, NULL}}},
    {"generic-quote",
     "spam",
     IN_WORDS,
     -70,
     {{"en", "\\b(?:quote (?:us |your |the )*(?:best|lowest) prices?(?: (?:for|on) (?:all )?your products?|"
           " with (?:delivery|lead) time| for (?:the )?attached)?|interested in (?:all |some of )?your products?\\b(?! (?:range|"
           "line|[a-z]+-))|products? (?:on|in|from) your (?:website|web site|catalog(?:ue)?|company)|"
           "your (?:lowest|best) (?:\\w+ )?prices? (?:with|for|and) (?:\\S+ ){0,3}?(?:delivery|lead time|"
           "your products?|payment)|(?:see|check|view|find|open|kindly) (?:\\S+ ){0,3}?(?:attached|enclosed) (?:\\S+ ){0,3}?(?:rfq|"
           "purchase order|po|order list|product list|inquiry|specification)s?(?: and| for|,| with) (?:\\S+ ){0,4}?(?:quote|"
           "best|confirm|price|advise|lowest)|send (?:us |me )?your (?:catalog(?:ue)?|product list|price list)(?: and|"
           " with|,)|your (?:swift|urgent|prompt|early|quick) (?:response|reply)|(?:awaiting|await|waiting for) your (?:swift|"
           "urgent|prompt|soonest|kind)|view (?:rfq|order|document|purchase order)|soonest|good day,?|"
           "compliments of the (?:day|season))"},
      {NULL, NULL}}},
    {"credit-fraud",
     "spam",
     IN_WORDS,
     -60,
     {{"en",
       "\\b(?:net[- ]?(?:30|60) (?:terms|basis|days? (?:terms|credit))|credit application|off[- ]campus|"
             "purchase on (?:credit|net)|(?:pay|payment) (?:by|with|via) (?:credit card|certified check)s?\\b.{0,80}?(?:ship|"
             "pick ?up)|type of credit cards?|do you (?:accept|take) (?:major )?credit cards?)\\b"},
      {NULL, NULL}}},
    {"spam",
     "spam",
     IN_WORDS,
     -90,
     {{"en", "\\b(?:lottery|gift cards?|(?:eight|ten|five|\\d+) cards of|are you at your desk|inheritance|"
           "next of kin|beneficiary|million (?:dollars|usd|euros|pounds)|casino|viagra|cialis|sildenafil|"
           "weight loss|work from home|make money|get rich|adult|hot (?:girls|singles)|mlm|prize winner|"
           "you have won|atm card|western union|money transfer of|diplomat|barrister|penny stock|replica watches?|"
           "cheap (?:meds|software)|mortgage rates?|refinanc\\w+|credit repair|bulk e-?mail|e-?mail marketing|"
           "million (?:sites|e-?mails|addresses)|nigeria\\w* (?:national|bank)|100% (?:free|risk)|risk[- ]free|"
           "no risk|dear friend|online pharmacy|diet pills?|earn (?:\\S+ ){0,4}?(?:week|month|day)|free (?:porn|"
           "pics|xxx|membership)|xxx|click (?:here|below) (?:to|now|for)|multi-?level|guaranteed (?:income|"
           "results|approval)|life insurance|debt (?:free|consolidation)|lowest (?:insurance )?rates|"
           "home[- ]based business|financial freedom|herbal)\\b"},
      {"",
       "发票|發票|代开|点数优惠|博彩|彩票|赌|казино|выигр(?:али|ыш)|наследств|займ|биткоин|loteria|herencia|heredit|"
             "gewinnspiel|sie haben gewonnen|gagnez|jackpot|宝くじ|当選|도박|카지노|대출|يانصيب|ميراث|הגרלה|ירושה|"
             "הימורים"},
      {"en", "\\b(?:naked|nude|nudes|teens?|babes?|horny|stripteas\\w+|porn\\w*|sex(?:y|ual)?|hgh|lose weight|"
            "warez|cheap (?:fags|cigarettes|smokes)|bad credit|no credit checks?|(?:free|government) grants?|"
            "you(?:'re| are) a winner|celebs|debts?[- ](?:relief|free|consolidation)|payday|cash (?:now|"
            "advance)|instant approval|online approval|home[- ]business|earn (?:up to )?\\$|extended (?:auto )?warranty|"
            "long[- ]distance|unlimited (?:free )?calling|rolex|stock pick|university diploma|obtain a diploma|"
            "free (?:vacation|cell ?phone|cash|money|travel)|love life|hottest|secretly record|spy on|"
            "escort|dating|singles|gambl\\w+|lenders|lawsuit|attorney)\\b"},
      {"en", "\\b(?:diplomatic (?:means|channels?|couriers?|bag|pouch|delivery)|"
            "(?:your|this) (?:foreign|bank) account for (?:the|this) transfer|broadcast e-?mail|e-?mail advertis\\w+)\\b"},
      {NULL, NULL}}},
    {"locked-attachment",
     "spam",
     IN_ATTACHMENT,
     -60,
     {{"", "\\.(?:html?|shtml|hta|exe|scr|js|jse|vbs|vbe|wsf|lnk|iso|img|vhd|jar|bat|cmd|com|pif|r\\d\\d|"
           "ace|gz|cab|arj|lzh|xlsb|one|mht)(?:\\n|$)"},
      {NULL, NULL}}},
    {"archive-attachment", "spam", IN_ATTACHMENT, -15, {{"", "\\.(?:zip|rar|7z|tar)(?:\\n|$)"}, {NULL, NULL}}},
    {"undisclosed-recipients",
     NULL,
     IN_HEADER,
     -20,
     {{"", "(?:^|\\n)to: *\"?(?:undisclosed|recipients|unlisted|verborgene|destinataires inconnus)[^\\n]*"},
      {NULL, NULL}}},
    {"spam-flag",
     "spam",
     IN_HEADER,
     -50,
     {{"", "(?:^|\\n)x-spam-flag: *yes|(?:^|\\n)x-spam-status: *yes|(?:^|\\n)x-spam: *yes"}, {NULL, NULL}}},
    /* A number or no word at all, far behind the subject, to make each copy another one. */
    {"padded-subject",
     "spam",
     IN_SUBJECT,
     -40,
     {{"", "(?:\\S {8,}|\\.{12,} ?)\\S[\\w ]{2,20}$"}, {NULL, NULL}}},
    {"bulk-mailer",
     "newsletter",
     IN_HEADER,
     -20,
     {{"",
       "(?:^|\\n)(?:x-mailer|user-agent): *[^\\n]*(?:mailchimp|sendinblue|brevo|mailerlite|campaign|"
             "phplist|phpmailer bulk|bulk|activecampaign|constant contact|sendblaster|acymailing|mailing|"
             "newsletter)|(?:^|\\n)x-(?:campaign|mailgun-tag|mc-user|campaignid|cleverreach|rapidmail)[a-z-]*:"},
      {NULL, NULL}}},
    {"sender-name",
     "newsletter",
     IN_FROM,
     -25,
     {{"",
       "(?:^|[\\s\"<.])(?:unsubscribe|newsletter|news|noreply-news|deals|marketing|promo(?:tions?)?|offers|campaign|"
             "digest|mailing|expo|events?|communication|seminar|webinar|media)(?:@|[- ]desk|\\b.{0,40}@(?:news|"
             "mail|mailing|e|email)\\.)"},
      {"", "@(?:[a-z0-9-]+\\.)*(?:newsletters?|enews|mailings?|lists?)\\.|(?:^|[\\s<])lists?@"},
      {NULL, NULL}}},
    {"sender-role",
     NULL,
     IN_FROM,
     -20,
     {{"", "<?(?:invoice|invoices|billing|accounts?-?(?:receivable|payable)?|dunning|collections|"
           "debiteuren\\w*|buchhaltung|rechnung\\w*|mahnwesen|facturation|comptabilite|facturacion|cobranzas?|"
           "tesoreria|amministrazione|fatturazione|nfe|financeiro|ksiegowosc|rozliczenia|faktur\\w*|"
           "fakturace|ekonomi|muhasebe|buh|buhgalter\\w*|jobs|careers|tracking|delivery|orders?)@|"
           "<?(?:ar|hr)@"},
      {NULL, NULL}}},
    {NULL, NULL, 0, 0, {{NULL, NULL}}},
};
