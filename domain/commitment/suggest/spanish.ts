/** How promises are made in Spanish. Verbs stand in a table of forms: what "I" and "we" do now, and the stem of what they will do. */
import type { LanguageTable } from './language.ts'

/** Infinitive, "I … now", "we … now", future stem. */
type Verb = readonly [infinitive: string, now: string, weNow: string, future: string]

/** A promise with or without a time. */
const verbs: readonly Verb[] = [
  ['llamar(?:le|la|lo|te|les)?', 'llamo', 'llamamos', 'llamar'],
  ['devolver(?:le|te)?', 'devuelvo', 'devolvemos', 'devolver'],
  ['enviar(?:le|te)?', 'env[ií]o', 'enviamos', 'enviar'],
  ['mandar(?:le|te)?', 'mando', 'mandamos', 'mandar'],
  ['reenviar(?:le|te)?', 'reenv[ií]o', 'reenviamos', 'reenviar'],
  ['escribir(?:le|te)?', 'escribo', 'escribimos', 'escribir'],
  ['responder(?:le|te)?', 'respondo', 'respondemos', 'responder'],
  ['contestar(?:le|te)?', 'contesto', 'contestamos', 'contestar'],
  ['avisar(?:le|te)?', 'aviso', 'avisamos', 'avisar'],
  ['informar(?:le|te)?', 'informo', 'informamos', 'informar'],
  ['contar(?:le|te)?', 'cuento', 'contamos', 'contar'],
  ['abonar(?:le|te)?', 'abono', 'abonamos', 'abonar'],
  ['reembolsar(?:le|te)?', 'reembolso', 'reembolsamos', 'reembolsar'],
  ['compensar(?:le|te)?', 'compenso', 'compensamos', 'compensar'],
  ['descontar(?:le|te)?', 'descuento', 'descontamos', 'descontar'],
  ['anular(?:le|te)?', 'anulo', 'anulamos', 'anular'],
  ['quitar(?:le|te)?', 'quito', 'quitamos', 'quitar'],
  ['regalar(?:le|te)?', 'regalo', 'regalamos', 'regalar'],
  ['pagar(?:le|te)?', 'pago', 'pagamos', 'pagar'],
  ['ingresar(?:le|te)?', 'ingreso', 'ingresamos', 'ingresar'],
  ['mantener(?:le|te)?', 'mantengo', 'mantenemos', 'mantendr'],
  ['respetar(?:le|te)?', 'respeto', 'respetamos', 'respetar'],
  ['cambiar(?:le|te)?', 'cambio', 'cambiamos', 'cambiar'],
  ['pasar(?:le|te)? (?:a|al|el)', 'paso', 'pasamos', 'pasar'],
  ['entregar(?:le|te)?', 'entrego', 'entregamos', 'entregar'],
  ['hacer(?:le|te)? llegar', 'hago llegar', 'hacemos llegar', 'har'],
  ['visitar(?:le|te)?', 'visito', 'visitamos', 'visitar'],
  ['instalar(?:lo|la|le)?', 'instalo', 'instalamos', 'instalar'],
  ['reparar(?:lo|la|le)?', 'reparo', 'reparamos', 'reparar'],
  ['arreglar(?:lo|la|le)?', 'arreglo', 'arreglamos', 'arreglar'],
  ['solucionar(?:lo|la|le)?', 'soluciono', 'solucionamos', 'solucionar'],
  ['resolver(?:lo|la|le)?', 'resuelvo', 'resolvemos', 'resolver'],
  ['restablecer(?:le|te)?', 'restablezco', 'restablecemos', 'restablecer'],
  ['conectar(?:le|te)?', 'conecto', 'conectamos', 'conectar'],
  ['desbloquear(?:le|te)?', 'desbloqueo', 'desbloqueamos', 'desbloquear'],
  ['reponer(?:le|te)?', 'repongo', 'reponemos', 'repondr'],
  [
    'volver(?:le|te)? a (?:llamar|escribir)',
    'vuelvo a (?:llamar|escribir)',
    'volvemos a (?:llamar|escribir)',
    'volver',
  ],
  ['decir(?:le|te)?', 'digo', 'decimos', 'dir'],
  ['ocupar(?:se|me|nos)', 'ocupo', 'ocupamos', 'ocupar'],
  ['encargar(?:se|me|nos)', 'encargo', 'encargamos', 'encargar'],
  ['dar(?:le|te)? de baja', 'doy de baja', 'damos de baja', 'dar'],
  ['cancelar(?:le|te)?', 'cancelo', 'cancelamos', 'cancelar'],
  [
    'dejar(?:lo|la)? (?:resuelto|arreglado|hecho)',
    'dejo (?:resuelto|arreglado)',
    'dejamos resuelto',
    'dejar',
  ],
  ['ir', '(?!)', '(?!)', 'ir'],
  ['poner(?:nos|me)? en contacto', 'pongo en contacto', 'ponemos en contacto', 'pondr'],
]

/** Everybody says "lo miro": a promise only where a time is named. */
const weakVerbs: readonly Verb[] = [
  ['revisar(?:lo|la)?', 'reviso', 'revisamos', 'revisar'],
  ['comprobar(?:lo|la)?', 'compruebo', 'comprobamos', 'comprobar'],
  ['consultar(?:lo|la)?', 'consulto', 'consultamos', 'consultar'],
  ['estar', 'estoy', 'estamos', 'estar'],
]

const forms = (pick: (verb: Verb) => string, of = verbs) => `(?:${of.map(pick).join('|')})`
const clitic = '(?:(?:se )?(?:le|les|te|os|lo|la|los|las|me|nos) )'
const infinitives = forms(verb => verb[0])
const now = forms(verb => `${verb[1]}|${verb[2]}`)
const will = forms(verb => `${verb[3]}(?:é|e|emos)`)
const weak = forms(verb => `${verb[1]}|${verb[2]}|${verb[3]}(?:é|emos)`, weakVerbs)
const our = '(?:técnic[oa]|instalador|compañer[oa]|encargad[oa]|supervisora?|equipo|almacén|alguien|jef[ea])'
const things =
  '(?:router|sim|paquete|tarjeta|línea|abono|reembolso|dinero|visita|servicio|número|factura|saldo|pieza|móvil)'
const days =
  '(?:hoy|mañana|esta (?:tarde|noche|mañana|semana)|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|la semana que viene|en \\S+ (?:minutos|horas|días)|antes de \\S+)'
const goods = '(?:router|módem|sim|tarjeta|paquete|móvil|teléfono|adaptador|mando|cable|pieza|aparato)'
const papers =
  '(?:contrato|factura|detalles|datos|copia|condiciones|formulario|confirmación|pasos|acuerdo|por escrito|resumen|documentos?|enlace|instrucciones)'

export const spanish: LanguageTable = {
  openers: [
    { is: 'lo haremos', begins: [`${clitic}?${will}`], then: 'anything' },
    { is: 'lo vamos a hacer', begins: [`${clitic}?(?:voy|vamos) a(?= ${infinitives})`], then: 'anything' },
    { is: 'se lo hago', begins: [`${clitic}${now}`, `(?<=${days} )${now}`], then: 'anything' },
    { is: 'lo miramos, con un plazo', begins: [`${clitic}?${weak}`], then: 'anything', needsTime: true },
    {
      is: 'lo hará uno de nosotros',
      begins: [
        `${our} ▯ (?:${clitic}?)(?:llamará|visitará|irá|pasará|vendrá|enviará|volverá|se pondrá|mandará)`,
        `${clitic}(?:llamará|llamarán|visitará|visitarán|quitarán|abonarán|enviarán|enviará|mandará|devolverán|escribirá|contestará|llegará|llegarán)`,
      ],
      then: 'anything',
    },
    {
      is: 'viene uno de nosotros',
      begins: [
        `${our} (?:pasa|va|viene|llama|llega)`,
        `(?:va|pasa|viene) un ${our}`,
        '(?:le|te) llama(?= (?:el|la|una?|mi|\\p{Lu}))',
        `sale (?:su|el|la) ▯ ${goods}`,
      ],
      then: 'anything',
      needsTime: true,
    },
    {
      is: 'estará hecho',
      begins: [
        `${things} ▯ (?:volverá|aparecerá|saldrá|estará|llegará|(?:le|te) (?:llegará|saldrá))`,
        'estará (?:arreglado|resuelto|listo|solucionado)',
        'no (?:se )?(?:le|te) cobrar(?:á|é|emos|án)',
      ],
      then: 'anything',
    },
    {
      is: 'usted lo tendrá',
      begins: ['(?:recibirá|tendrá|verá|sabrá|obtendrá|pagará)'],
      then: [
        '▯ (?:reembolso|respuesta|abono|confirmación|dinero|router|sim|línea|número|conexión|algo de mí|noticias|alguien|técnico|llamada|carta|tarjeta)',
        '(?:\\d+ ?€|noviembre)',
      ],
    },
    {
      is: 'damos nuestra palabra',
      begins: [
        '(?:le|te) (?:prometo|garantizo|aseguro)',
        '(?:me|nos) compromet(?:o|emos) a',
        'tiene (?:mi|nuestra) palabra',
        'cuente con',
        'espere (?:mi|una|nuestra)',
        'queda apuntad[oa]',
      ],
      then: 'anything',
    },
    {
      is: 'como se apunta en una nota',
      begins: [
        '(?:le|les) (?:dije|he dicho) que (?:la|lo|le|les) \\S+(?:ía|íamos|o|amos|emos)',
        '(?:le|les) (?:prometí|he prometido)',
        'qued(?:amos|é) en',
        'prometid[oa]',
      ],
      then: 'anything',
    },
  ],
  does: [],
  doesInTime: [],
  kinds: {
    terms: [
      '(?:mantendr\\S+|mantengo|respet\\S+) ▯ (?:tarifa|precio|plan|condiciones)',
      'precio ▯ (?:no sube|se mantiene|igual)',
      'mismo precio',
      'mantendremos',
    ],
    visit: [
      '(?:técnic[oa]|instalador)',
      '(?:visita(?! le saldrá)|visitará|visitaremos)',
      '(?:iremos|iré|vendrá|vamos) a (?:instalar|su casa|cambiar el router)\\S*',
      'alguien en casa',
      'en su puerta',
    ],
    'call-back': [
      '(?:llamo|llamaré|llamare|llamaremos|llamará|llamamos|llama|llamar|llamarle|llamarla|llamaríamos|llamaría|llamada)',
    ],
    credit: [
      '(?:abono|abonaré|abonaremos|abonarán|abonamos|reembols\\S+|compens\\S+|descont\\S+|recargo|cobro|cobrar\\S+|reconexión)',
      '(?:devolveremos|devolvemos|devuelvo|devolverán) ▯ (?:\\d+|€|todo|importe|dinero|cuota)',
      '(?:dinero|saldo|importe|gratis|regalo el|no pagará|pagaremos nosotros|\\d+ ?(?:€|euros))',
    ],
    goods: [
      `(?:nuev[oa]|otra|otro) ▯ ${goods}`,
      `${goods} ▯ (?:nuev[oa]|regalo)`,
      `(?:env[ií]\\S+|mand\\S+|entreg\\S+|llegar|llegará|sale) ▯ ${goods}`,
      '(?:paquete|tarjeta regalo|sim (?:le|te) llegará)',
    ],
    'send-details': [
      `(?:env[ií]\\S+|mand\\S+|reenv[ií]\\S+|pas[oa]\\S*) ▯ ${papers}`,
      '(?:escrib\\S+ un correo|por escrito|por correo|confirmación)',
    ],
    reply: [
      '(?:respond\\S+|respuesta|contest\\S+|escribir\\S*|escribo|digo algo|digo|avis[oa]\\S*|inform\\S+|cuento|sabrá algo|en contacto)',
    ],
  },
  notInSentence: [
    '(?<!\\p{L})si(?! bien)',
    '(?:salvo que|a menos que|en caso de|siempre que)',
    '(?:cuando|en cuanto) (?:usted|haya|quiera|lo confirme|pague|me)',
    '(?:supongamos|suponga|imagine|imaginemos)',
    '(?:cliente|clienta|él|ella|usted|mensajero|compañer[oa]|señora?) (?:\\S+ )?(?:dice|dijo|cree|pregunta|afirma|escribió|quiere)',
    '^(?:dice|dijo|cree|pregunta|afirma) (?:que|si)',
    '(?:nunca dijimos|iba a|íbamos a|habíamos|debimos|habríamos|como le prometí|ya le)',
    '(?:pasado(?! mañana)|ayer)',
    '(?:el cliente|la clienta)(?! molest| le | lo | la )',
  ],
  notInClause: [
    '(?:intentaré|intentaremos|intento|espero que|puede que|quizás?|tal vez|a lo mejor|probablemente|seguramente|normalmente|suelen)',
    '(?:ojalá|podríamos|podría|podemos|creo que|supongo que|me gustaría|nos encantaría|haremos todo lo posible)',
  ],
  negations: ['no', 'nunca', 'tampoco', 'ni'],
  parts: [', pero', ' pero', ': '],
  tails: [', tenga', ', deje', ', por favor', ', así que', ', mantenga'],
}
