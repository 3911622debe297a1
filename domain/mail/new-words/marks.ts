/** How mail programs mark where an older mail begins, in many languages. As in `vocabulary.ts`, `|` divides. */
import { words } from './pattern.ts'

/** Names of headers as mail programs write them above a quoted or forwarded mail. */
export const HEADERS = {
  from: words(`
    From | De | Von | Absender | Da | Expéditeur | Remitente | Mittente | Remetente | Van | Afzender | منجانب |
    از طرف | من | प्रेषक | की ओर से | द्वारा | Från | Fra | Frá | Lähettäjä | Od | Odesílatel | Odosielateľ | От |
    От кого | Від | От: | Feladó | De la | Kimden | Gönderen | Από | Dari | Từ | מאת | 发件人 | 寄件者 | 寄件人 | 差出人 | 보낸 사람 |
    보낸사람 | จาก
  `),
  sent: words(`
    Sent | Date | Fecha | Enviado | Enviado el | Enviado em | Enviada em | Enviada | Gesendet | Datum | Envoyé |
    Envoyé le | Le | Inviato | Data | Data invio | Verzonden | Verstuurd | بھیجا گیا | بھیجا | تاریخ | التاريخ |
    تم الإرسال | أرسلت | भेजा गया | दिनांक | तारीख | तिथि | Skickat | Sendt | Dato | Lähetetty | Päivämäärä |
    Wysłano | Wysłane | Odesláno | Odoslané | Poslano | Дата | Отправлено | Надіслано | Dátum | Elküldve | Küldve |
    Trimis | Tarih | Gönderildi | Gönderme Tarihi | Στάλθηκε | Ημερομηνία | Tanggal | Ngày | תאריך | נשלח | 发送时间 |
    发送日期 | 日期 | 寄件日期 | 送信日時 | 日付 | 날짜 | 보낸 날짜 | วันที่
  `),
  to: words(`
    To | Para | An | À | A | Destinataire | Destinatario | Destinatário | Aan | بنام | إلى | به | प्रति | को |
    प्राप्तकर्ता | Till | Til | Vastaanottaja | Do | Komu | Кому | До | Címzett | Către | Kime | Προς | Kepada | Đến |
    אל | 收件人 | 收件者 | 宛先 | 받는 사람 | 받는사람 | ถึง
  `),
  copy: words(`
    Cc | CC | Bcc | Kopie | Copie | Copia | Cópia | Con copia | نقل | نسخة | प्रतिलिपि | Kopia | Kopi | Kopio | DW |
    Копия | Копія | Másolat | Bilgi | Κοιν | עותק | 抄送 | 副本 | 참조 | สำเนา
  `),
  subject: words(`
    Subject | Asunto | Betreff | Objet | Sujet | Oggetto | Assunto | Onderwerp | موضوع | الموضوع | عنوان | विषय |
    Ämne | Emne | Aihe | Temat | Předmět | Predmet | Zadeva | Тема | Относно | Tárgy | Subiect | Konu | Θέμα |
    Perihal | Subjek | Chủ đề | נושא | 主题 | 主題 | 主旨 | 件名 | 제목 | เรื่อง
  `),
  other: words(`
    Reply-To | Reply To | Répondre à | Antwort an | Antworten an | Responder a | Responder para | Rispondi a |
    Risposta | Beantwoorden - Aan | Antwoord aan | Organization | Organisation | Importance | Wichtigkeit |
    Importancia | Importância | Priority | Priorität | Attachments | Anlagen | Pièces jointes | Adjuntos | Allegati |
    Anexos | Bijlagen | Message-ID | Reply to | Newsgroups | Followup-To | References
  `),
}

/** Of a line of its own, between dashes: what stands below is an older mail. */
export const ORIGINAL = words(`
  original message | reply message | original mail | original email | original e-mail | message original |
  message d’origine | message d'origine | mensaje original | mensagem original | messaggio originale |
  messaggio d’origine | ursprüngliche nachricht | urspruengliche nachricht | ursprüngliche mail |
  original-nachricht | originalnachricht | originalmeldung | oorspronkelijk bericht | origineel bericht |
  oorspronkelijke bericht | اصل پیغام | اصل پیام | मूल संदेश | मूल सन्देश | ursprungligt meddelande |
  originalmeddelande | opprinnelig melding | oprindelig meddelelse | oprindelig besked | alkuperäinen viesti |
  wiadomość oryginalna | oryginalna wiadomość | původní zpráva | pôvodná správa | исходное сообщение |
  оригинальное сообщение | оригінальне повідомлення | eredeti üzenet | mesaj original | orijinal mesaj |
  αρχικό μήνυμα | الرسالة الأصلية | ההודעה המקורית | הודעה מקורית | 原始邮件 | 原始郵件 | 邮件原件 | 元のメッセージ | 原文 | 원본 메시지 |
  원본 메일 | pesan asli | thư gốc
`)

/** The same for a mail that is passed on. */
export const FORWARDED = words(`
  forwarded message | forwarded mail | forwarded email | forwarded by | mensaje reenviado |
  mensaje original reenviado | weitergeleitete nachricht | weitergeleitete mail | message transféré |
  message réexpédié | messaggio inoltrato | mensagem encaminhada | mensagem reencaminhada | doorgestuurd bericht |
  فارورڈ کردہ پیغام | آگے بھیجا گیا پیغام | अग्रेषित संदेश | फ़ॉरवर्ड किया गया संदेश | आगे भेजा गया संदेश |
  vidarebefordrat meddelande | videresendt melding | videresendt meddelelse | videresendt besked |
  välitetty viesti | edelleenlähetetty viesti | przekazana wiadomość | přeposlaná zpráva | preposlaná správa |
  пересылаемое сообщение | переадресованное сообщение | пересланное сообщение | пересилане повідомлення |
  továbbított üzenet | mesaj redirecționat | mesaj înaintat | iletilen mesaj | yönlendirilen mesaj |
  προωθημένο μήνυμα | رسالة محولة | الرسالة المعاد توجيهها | הודעה שהועברה | 转发的邮件 | 转发邮件 | 轉寄的郵件 | 転送メッセージ |
  전달된 메시지 | pesan terusan | thư đã chuyển tiếp
`)

/** The same without dashes, as Apple's programs write it; a colon follows. */
export const FORWARD_BEGINS = words(`
  begin forwarded message | begin doorgestuurd bericht | anfang der weitergeleiteten nachricht |
  anfang der weitergeleiteten e-mail | début du message transféré | début du message réexpédié |
  inicio del mensaje reenviado | inizio messaggio inoltrato | início da mensagem reencaminhada |
  início da mensagem encaminhada | vidarebefordrat brev | start på videresendt besked | videresendt melding |
  välitetty viesti alkaa | początek przekazywanej wiadomości | začátek přeposílané zprávy |
  начало переадресованного сообщения | доданий нижче лист було перенаправлено | továbbított levél kezdete |
  inceputul mesajului redirecționat | iletilen ileti başlangıcı | 开始转发的邮件 | 開始轉寄郵件 | 転送されたメッセージ | 전달된 메시지 시작 |
  بداية الرسالة المعاد توجيهها | פתח הודעה שהועברה
`)

/** Helpdesks ask to write above such a line. Found in a line between dashes, hashes or equal signs, or as all of it. */
export const REPLY_ABOVE = words(`
  reply above this line | type your reply above this line | write above this line | please reply above |
  respond above this line | above this line to add a comment | add your reply above |
  responda por encima de esta línea | escriba su respuesta por encima de esta línea |
  responda encima de esta línea | oberhalb dieser zeile | über dieser zeile antworten |
  antworten sie über dieser linie | au-dessus de cette ligne | au dessus de cette ligne | sopra questa riga |
  sopra questa linea | acima desta linha | boven deze regel | boven deze lijn | اس لائن کے اوپر | इस लाइन के ऊपर |
  इस पंक्ति के ऊपर | ovanför den här raden | over denne linje | powyżej tej linii
`)
