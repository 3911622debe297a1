/**
 * Subjects with which mail programs say that somebody is away or that they answer by themselves, language by language. Each stands
 * at the start and is followed by what such programs put there: a colon, a bracket, a dash, or nothing.
 */

const SUBJECTS_THAT_OPEN = [
  // English
  'auto',
  'auto(?:matic|mated|matically generated)?[ -]?(?:reply|response|answer|responder)',
  'autoreply',
  'autoresponse',
  'out of (?:the )?office(?: auto[ -]?(?:reply|response)| notification| message| notice)?',
  'ooo',
  'away from (?:the |my )?office',
  'on (?:vacation|annual leave|holiday|parental leave|maternity leave)',
  'vacation (?:reply|notice|message|response|auto-?reply)',
  'absence (?:notice|notification)',
  // Spanish
  'respuesta autom[aá]tica',
  'fuera de (?:la )?oficina',
  'fuera del despacho',
  'ausente de la oficina',
  'auto ?respuesta',
  'respuesta de ausencia',
  'aviso de ausencia',
  // German
  'automatische (?:antwort|r[uü]ckantwort|r[uü]ckmeldung|e-?mail-?antwort)',
  'abwesenheits(?:notiz|nachricht|benachrichtigung|meldung|assistent|info)',
  'abwesend',
  'nicht im (?:b[uü]ro|hause)',
  'au(?:ß|ss)er haus',
  // French
  "r[ée]ponse automatique(?: d[’']absence)?",
  'message automatique',
  "(?:message|avis|notification) d[’']absence",
  'absen(?:t|ce)(?: du bureau)?',
  'absente du bureau',
  // Italian
  'risposta automatica',
  'fuori (?:ufficio|sede)',
  "assente dall[’']ufficio",
  'messaggio di assenza',
  // Portuguese
  'resposta autom[aá]tica',
  'fora do escrit[oó]rio',
  'aus[eê]ncia (?:tempor[aá]ria|do escrit[oó]rio)',
  'mensagem (?:autom[aá]tica|de aus[eê]ncia)',
  // Dutch
  'automatisch(?:e)? (?:antwoord|beantwoording|reactie)',
  'niet (?:op|aanwezig op) (?:het )?kantoor',
  'afwezig(?:heid(?:sbericht|smelding)?)?',
  'buiten kantoor',
  // Swedish, Danish, Norwegian, Finnish
  'autosvar',
  'automatisk svar',
  'automatiskt svar',
  'fr[åa]nvaro(?:meddelande)?',
  'frav[æa]r(?:sbesked|smelding)?',
  'automaattinen vastaus',
  'poissa toimistosta',
  // Polish, Czech, Hungarian, Romanian, Turkish, Russian, Greek
  'autoodpowied[zź]',
  '(?:automatyczna odpowied[zź]|odpowied[zź] automatyczna)',
  'automatick[aá] odpov[eě][dď]',
  'automatikus v[aá]lasz',
  'r[aă]spuns automat',
  'otomatik (?:yan[ıi]t|cevap)',
  '(?:автоматический ответ|автоответ|нет на работе)',
  'αυτόματη απάντηση',
  // Slovak, Croatian, Slovenian, Ukrainian, Bulgarian, Catalan, Hebrew, Korean
  'automatick[aá] odpove[dď]',
  'automatski odgovor',
  'samodejni odgovor',
  '(?:автоматична відповідь|автоматичен отговор)',
  'resposta autom[aà]tica',
  'תשובה אוטומטית',
  '자동 회신',
  // Hindi, Urdu, Arabic, Japanese, Chinese
  'स्वचालित (?:उत्तर|प्रतिक्रिया)',
  'خودکار جواب',
  '(?:رد تلقائي|الرد التلقائي)',
  '自動応答',
  '不在',
  '自动(?:回复|答复)',
  '自動回覆',
]

const OPENS = new RegExp(`^(?:${SUBJECTS_THAT_OPEN.join('|')}) ?(?:$|[:;|[\\](\\-–—!.,：])`, 'iu')

/** Of programs that name the person: "Maya Lund is out of the office (returning 12 March)". */
const NAMES = new RegExp(
  [
    '\\bis (?:currently )?(?:out of|away from) (?:the |my )?office\\b',
    "\\b(?:i am|i’m|i'm) (?:currently )?(?:out of|away from) (?:the |my )?office\\b",
    '\\bist (?:derzeit |zurzeit |zur zeit )?(?:nicht im (?:b[uü]ro|hause)|au(?:ß|ss)er haus|abwesend)\\b',
    '\\best[aá] fuera de la oficina\\b',
    '\\bno est[aá] en la oficina\\b',
    '\\best (?:actuellement )?absente?\\b',
    '(?:^|\\s)[eè] fuori ufficio\\b',
    '\\best[aá] fora do escrit[oó]rio\\b',
    '\\bis (?:momenteel )?(?:niet op kantoor|afwezig)\\b',
  ].join('|'),
  'iu',
)

/** Lotus Notes: "AUTO: Maya Lund is out of the office (returning 12/03/2026)". */
export function isLotusNotice(subject: string): boolean {
  return /^AUTO: .{1,100} \((?:returning|until|zur[uü]ck|retour|de regreso|di ritorno|volta|terug)\b/.test(
    subject.slice(0, 300),
  )
}

/** Whether a subject is one that answering programs write. */
export function isOutOfOffice(subject: string): boolean {
  const start = subject
    .slice(0, 300)
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?: ?(?:re|aw|fw|fwd|rv|sv|antw|tr|rif|r) ?(?:\[\d{1,3}\])? ?:){1,5}/i, '')
    .trim()
  const bare = start.replace(/^\[[^\]]{1,40}\] ?/, '')
  return [start, start.replace(/^\[/, ''), bare].some(each => OPENS.test(each)) || NAMES.test(start)
}
