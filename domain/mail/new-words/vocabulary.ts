/**
 * What mail programs write around a person's words, language by language. Lists, so that somebody who speaks one of these
 * languages can mend them without reading code. Nothing here is a pattern: characters mean themselves, `|` divides.
 */
import { words } from './pattern.ts'

interface Quoting {
  /** How the sentence above a quote begins, where it begins with a word: "On …". */
  readonly on: readonly string[]
  /** How it ends, or what stands before the name: "… wrote". */
  readonly wrote: readonly string[]
}

const quoting = (on: string, wrote: string): Quoting => ({ on: words(on), wrote: words(wrote) })

export const QUOTING: Readonly<Record<string, Quoting>> = {
  english: quoting('On | At | In message | In article', 'wrote | writes | said | says'),
  spanish: quoting('El | En', 'escribió | escribio | escribiste | ha escrito'),
  german: quoting('Am | Um', 'schrieb | geschrieben | schrieben Sie | schreibt | hat geschrieben'),
  french: quoting('Le | Dans son message du', 'a écrit | a ecrit | écrit | nous a dit | écrivait'),
  italian: quoting('Il | In data | Alle | Nel giorno', 'ha scritto | scritto | scrive | scrisse'),
  portuguese: quoting('Em | No dia | A', 'escreveu | escreveste | escreve'),
  dutch: quoting('Op', 'schreef | geschreven | het volgende geschreven'),
  urdu: quoting('بتاریخ | مورخہ', 'نے لکھا | لکھا | نے تحریر کیا | تحریر کیا'),
  hindi: quoting('दिनांक', 'ने लिखा | लिखा | ने लिखा था'),
  catalan: quoting('El', 'va escriure | ha escrit'),
  galician: quoting('O', 'escribiu'),
  basque: quoting('', 'idatzi du | igorleak hau idatzi zuen'),
  swedish: quoting('Den | På', 'skrev | skrev följande'),
  norwegian: quoting('Den | På', 'skrev | skreiv'),
  danish: quoting('Den | D.', 'skrev | skrev følgende'),
  icelandic: quoting('Þann', 'skrifaði | reit'),
  finnish: quoting('', 'kirjoitti'),
  polish: quoting('Dnia | W dniu', 'napisał | napisała | napisał(a) | pisze'),
  czech: quoting('Dne', 'napsal | napsala | napsal(a)'),
  slovak: quoting('Dňa', 'napísal | napísala | napísal(a) | napísal/a'),
  slovene: quoting('Dne', 'je napisal | je napisala | je napisal/a | je oseba'),
  croatian: quoting('Dana', 'napisao je | je napisao | je napisao/la | napisala je'),
  hungarian: quoting('', 'írta | ezt írta | a következőt írta'),
  romanian: quoting('În | Pe | La', 'a scris'),
  russian: quoting('', 'написал | написала | написал(а) | пишет | писал | писал(а)'),
  ukrainian: quoting('', 'пише | написав | написала | написав(-ла)'),
  bulgarian: quoting('На', 'написа'),
  serbian: quoting('Дана', 'је написао | је написао/ла | је написала'),
  greek: quoting('Στις | Στα | Την', 'έγραψε'),
  turkish: quoting('', 'yazdı | şunu yazdı | şunları yazdı'),
  estonian: quoting('', 'kirjutas'),
  latvian: quoting('', 'rakstīja'),
  lithuanian: quoting('', 'rašė | parašė'),
  indonesian: quoting('Pada', 'menulis'),
  vietnamese: quoting('Vào | Ngày', 'đã viết | viết'),
  arabic: quoting('في | بتاريخ', 'كتب | كتبت'),
  persian: quoting('در | در تاریخ', 'نوشت | نوشته است'),
  hebrew: quoting('בתאריך | ב-', 'כתב | כתבה | כתב/ה | מאת'),
  chinese: quoting('在 | 於 | 于', '写道 | 寫道 | 写'),
  japanese: quoting('', 'のメッセージ | のメール | は書きました | が書きました | wrote'),
  korean: quoting('', '작성 | 님이 작성 | 이(가) 작성'),
  thai: quoting('เมื่อ', 'เขียนว่า | เขียน'),
}

/** Closings of a letter, without the comma. */
export const CLOSINGS = words(`
  regards | best regards | kind regards | warm regards | with kind regards | best | best wishes | all the best |
  cheers | thanks | many thanks | thank you | thanks and regards | sincerely | yours sincerely | sincerely yours |
  yours faithfully | yours truly | cordially | respectfully | saludos | un saludo | saludos cordiales |
  un cordial saludo | cordiales saludos | atentamente | atentos saludos | gracias | muchas gracias |
  mit freundlichen grüßen | mit freundlichen gruessen | mit freundlichem gruß | mit besten grüßen |
  freundliche grüße | freundliche grüsse | viele grüße | viele grüsse | beste grüße | liebe grüße | schöne grüße |
  herzliche grüße | hochachtungsvoll | mfg | lg | vg | gruß | grüße | danke | vielen dank | cordialement |
  bien cordialement | très cordialement | sincères salutations | salutations | bien à vous | bien à toi | merci |
  meilleures salutations | respectueusement | cordiali saluti | distinti saluti | saluti | un saluto |
  un cordiale saluto | cordialmente | grazie | atenciosamente | cumprimentos | com os melhores cumprimentos |
  melhores cumprimentos | abraços | um abraço | obrigado | obrigada | att | met vriendelijke groet |
  met vriendelijke groeten | vriendelijke groet | vriendelijke groeten | groeten | groetjes | hoogachtend | mvg |
  bedankt | met hartelijke groet | شکریہ | والسلام | خیر اندیش | آپ کا مخلص | نیک تمنائیں | धन्यवाद | सादर | भवदीय |
  शुभकामनाएं | आपका | med vänliga hälsningar | vänliga hälsningar | mvh | med vennlig hilsen | med venlig hilsen |
  z poważaniem | pozdrawiam | с уважением
`)

/** Cues of legal footers: a paragraph that holds several of one language says nothing of its sender's own. Lower case. */
export const LEGAL: Readonly<Record<string, readonly string[]>> = {
  english: words(`
    confidential | privileged | intended recipient | intended solely | intended only | addressee | unauthorised |
    unauthorized | disclosure | received this e-mail in error | received this email in error |
    received this message in error | in error | delete it | notify the sender | strictly prohibited | virus |
    liability | legally binding | registered in england | registered office | company number | before printing |
    the environment | this e-mail | this email | this message and any | any attachments
  `),
  spanish: words(`
    confidencial | destinatario | privilegiada | divulgación | por error | notifíquelo | comuníquelo | elimínelo |
    eliminarlo | prohibida | protección de datos | reglamento | aviso legal | medio ambiente | antes de imprimir |
    este mensaje | este correo | virus
  `),
  german: words(`
    vertraulich | rechtlich geschützt | empfänger | adressat | irrtümlich | vernichten | löschen sie | unbefugte |
    nicht gestattet | weitergabe | absender | viren | haftung | handelsregister | registergericht | amtsgericht |
    geschäftsführer | sitz der gesellschaft | ust-id | diese e-mail | diese nachricht | umwelt | ausdrucken
  `),
  french: words(`
    confidentiel | confidentielle | destinataire | destiné | par erreur | expéditeur | détruire | supprimer |
    divulgation | interdite | responsabilité | virus | ce message | ce courriel | pièces jointes | imprimer |
    environnement
  `),
  italian: words(`
    riservat | confidenzial | destinatari | per errore | mittente | cancellar | distrugger | vietat | divulgazione |
    privacy | d.lgs | gdpr | questo messaggio | questa e-mail | presente messaggio | virus | ambiente | stampare
  `),
  portuguese: words(`
    confidencia | destinatári | privilegiad | por engano | por erro | remetente | apague | eliminar | divulgação |
    proibid | esta mensagem | este e-mail | este email | vírus | meio ambiente | imprimir | lgpd | rgpd
  `),
  dutch: words(`
    vertrouwelijk | geadresseerde | bestemd voor | abusievelijk | ten onrechte | afzender | verwijder | vernietig |
    openbaarmaking | niet toegestaan | aansprakelijk | dit bericht | deze e-mail | virus | milieu | afdrukken |
    printen
  `),
  urdu: words(`
    خفیہ | رازدارانہ | مطلوبہ وصول کنندہ | وصول کنندہ | غلطی سے | حذف | مطلع | ممنوع | یہ ای میل | اس ای میل |
    منسلکات | وائرس
  `),
  hindi: words(`
    गोपनीय | विशेषाधिकार | प्राप्तकर्ता | गलती से | हटा दें | सूचित | निषिद्ध | प्रकटीकरण | यह ईमेल | यह ई-मेल |
    इस ईमेल | इस ई-मेल | संलग्न | वायरस
  `),
}
