/**
 * Words of leaving, and of wishing to pay less, in what a customer says: English and Spanish, whatever the customer's language.
 *
 * Two tables of patterns that a support manager can read. A threat counts ("if this goes on, I will cancel"), and so does a question
 * ("how do I cancel?"). To cancel an appointment or an order is no leaving, nor is what we did ("you cancelled my line"), nor a denial.
 */
import { anyOf } from '../commitment/suggest/language.ts'
import { sentencesOf, withoutQuotes } from '../commitment/suggest/sentences.ts'
import type { Wish } from './facts.ts'

export interface WishFound {
  readonly wish: Wish
  /** UTF-16 offsets of the words that say it. */
  readonly from: number
  readonly to: number
}

const services =
  '(?:contract|service|services|subscription|account|plan|line|lines|internet|broadband|fibre|membership|sim|mobile|phone|landline|tv|package|deal|everything|all of it|it all|with you)'
const servicios =
  '(?:contrato|servicio|servicios|suscripción|cuenta|línea|lineas?|líneas|internet|fibra|tarifa|plan|móvil|fijo|teléfono|televisión|alta|todo)'

/** Cancelling one of these is no leaving. */
const others =
  '(?:appointment|order|visit|meeting|callback|call|booking|delivery|payment|direct debit|refund|request|ticket|case|complaint|engineer|technician|installation)'
const otras =
  '(?:cita|pedido|visita|reunión|llamada|reserva|entrega|pago|cobro|recibo|devolución|solicitud|reclamación|técnico|instalación|factura)'

/** Nothing but this is said: it needs no contract to be named. */
const alone = [
  '(?:please,? |just |i said )?(?:cancel|cancellation|unsubscribe)(?: me| it|,? please| now| today| immediately| all| everything)*',
  '(?:i quit|i want out)',
  '(?:por favor,? )?(?:cancelar|cancele|cancelen|cancelación|cancélenlo|la baja|baja)(?: ya| hoy| inmediata| definitiva| todo|,? por favor)*',
].map(words => `^[\\s¡¿]*${words}[\\s.!?,…]*$`)

const leaves = [
  ...alone,
  `(?:cancel|cancelling|canceling|terminate|terminating|end|ending|stop|stopping) (?:my|our|this|the|your|all my|all) ▯ ${services}`,
  '(?:cancel|terminate) (?:everything|it all|all of it)',
  `(?:want|wants|wanted|like|wish|wishes|need|needs|going|decided|try|trying|how (?:do|can) i|can i|let me|i will|i’ll|rather|about) ?(?:to )?(?:cancel|terminate)(?! ▯ ${others})(?! (?:this|that|it|the|my) ${others})(?! (?:the|my|our|an|a|this|that|your) )`,
  '(?:close|closing) (?:my|our|the|this) account',
  '(?:stop|stopping|quit) using (?:your|you|their|our|the) ▯ (?:services?|company|network|internet|lines?|you)',
  '(?:stop|stopping) using you',
  `(?:^[\\s¡¿]*|please |(?:want|like|ask|asking)(?: you)? to )disconnect (?:my|our) ▯ ${services}(?! from )`,
  '(?:do not|don’t|no longer) want to (?:stay|continue|carry on) (?:with|as)',
  '(?:take|taking) (?:my|our) (?:business|custom|money) elsewhere',
  '(?:need|want|get|send me|give me|request|requesting) ▯ pac(?: code)?',
  '(?:i|we) (?:will|’ll|am going to|are going to) (?:leave|quit)(?: if| unless|[.!]|$)',
  '(?:leave|leaving|quit|quitting) (?:you|your company|your network|this company|this provider|for another|for good|for a competitor)',
  '(?:want|wants|going|decided|like|wish) to (?:leave|quit)(?! (?:a|the|you a|my|an|it|this|some|feedback|word|message) )',
  '(?:switch|switching|change|changing|move|moving|go|going) to (?:another|a different|a new|some other) (?:provider|company|operator|supplier|network|carrier)',
  '(?:switch|change|changing|switching) (?:provider|providers|operators?|supplier|carrier)',
  '(?:port|porting|take|taking|transfer) (?:my|our) number (?:out|away|to another|elsewhere|with me)',
  '(?:i|we) (?:am|are) (?:done|finished|through) with (?:you|your|this company)',
  '(?:i’m|we’re) (?:done|finished|through) with (?:you|your|this company)',
  '(?:do not|don’t|no longer) (?:want|need) (?:your|this|the|any of your) ▯ (?:services?|contract|subscription|internet|line|plan) ?(?:any ?more|any longer)?',
  '(?:give|giving|hand in) (?:you )?(?:my )?notice (?:on|of|to)',
  '(?:darme|darnos|dar|darse|daros) de baja',
  'me (?:doy|voy a dar|quiero dar|gustaría dar) de baja',
  '(?:nos|la|lo) (?:damos|den|doy|dan) de baja',
  'den(?:me)? de baja',
  'dad?me de baja',
  '(?:solicito|solicitar|quiero|queremos|pido|pedir|tramitar|tramiten|gestionar|deseo|exijo) (?:la |mi |una )?baja',
  `(?:cancelar|cancelen|cancele|cancelo|cancela|cancelaré|rescindir|rescindo|anular) (?:mi|mis|el|la|los|las|este|nuestro|nuestra|su|vuestro)? ?▯ ${servicios}`,
  `(?:quiero|queremos|quisiera|deseo|voy a|vamos a|puedo|cómo|necesito|quiere) (?:cancelar|rescindir)(?:lo todo|lo|la)?(?! (?:el|la|mi|una?|esta?|este|su|los|las) )(?! ▯ ${otras})`,
  '(?:dejar|dejo|dejaré) de ser (?:cliente|su cliente)',
  '(?:dejar|dejo|dejaré) de usar (?:su|sus|el|los|vuestro|vuestros) servicios?',
  '(?:dejar|dejo|abandonar|abandono) (?:la|su|esta|vuestra) compañía',
  '(?:me|nos) (?:voy|vamos|cambio|cambiamos|paso|pasamos|marcho|iré|cambiaré|pasaré) (?:a|con|de) (?:otra|otro|la competencia|compañía|operador|operadora)',
  '(?:irme|cambiarme|pasarme|irnos|cambiarnos|marcharme) (?:a|con|de) (?:otra|otro|la competencia|compañía|operador|operadora)',
  'cambiar de (?:compañía|operador|operadora|proveedor)',
  '(?:llevarme|llevar|portar) (?:mi|el) número',
  `(?:corten|corte|desconecten|desconecte|desconectar)(?:me)? (?:mi|mis|nuestro|nuestra) ▯ ${servicios}`,
  'dejen de (?:prestarme|darme) (?:el|su|este) servicio',
  'no (?:quiero|queremos) (?:seguir|continuar) (?:con (?:ustedes|vosotros|esta compañía)|siendo)',
  'ya no (?:quiero|queremos|necesito) (?:el|su|este|vuestro|la|más su) ▯ (?:servicio|servicios|contrato|línea|internet|fibra)',
]

const notLeaves = [
  '(?:do not|don’t|please don’t|never|without|not|didn’t|did not|won’t|wouldn’t|no need to) (?:want to |wish to |ask to |asked to |going to |asking to |planning to |plan to |to )?(?:cancel|cancelling|terminate|leave|end|close|stop|quit)',
  '(?:you|they|company|system|somebody|someone|who) (?:have |has |had |just |already |will |would |are going to |want to |wants to |threaten to |threatened to )?(?:cancel|cancelled|canceled|terminate|terminated|ended|end|closed|stopped|stop)',
  '(?:was|were|been|be|got|is|being) (?:cancelled|canceled|terminated|closed)',
  'no (?:me |lo |la |nos )?(?:quiero|queremos|quiere|pienso|voy a|vamos a|deseo|he pedido|pedí|solicité) (?:que |cancelar|dar|darme|la baja|irme|cambiarme|cambiar|dejar)\\S*',
  'no (?:me |nos |lo |la )?(?:den|corten|corte|desconecten|desconecte|cancelen|cancele|cancela|canceles|doy|damos|cancelo)',
  'sin (?:cancelar|darme|dar)',
  '(?:me|nos) (?:dieron|han dado|habéis dado|dio|diste|cancelaron|han cancelado)',
  '(?:estoy|estaba|está|médica|por enfermedad|maternal|laboral) ?(?:de )?baja',
  '(?:dieron|han dado) de baja',
]

const paysLess = [
  '(?:cheaper|less expensive|lower.priced|lower.cost|cheapest|more affordable|smaller) ▯ (?:plan|tariff|rate|option|package|contract|deal|one|bundle|subscription|pay ?-?as ?-?you ?-?go)',
  '(?:something|anything|a bit) (?:cheaper|less expensive)',
  '(?:to|i|we|and|can i|could i) pay (?:a bit |a little )?less',
  '(?:lower|reduce|cut|bring down|lowering|reducing) (?:my|our|the) ▯ (?:bill|bills|plan|tariff|rate|costs?|payments?|monthly)',
  '(?:downgrade|downgrading)',
  '(?:switch|change|move|go|put)(?:ing)?(?: me| us| my line| my phone)? (?:back )?(?:to|on|onto) ▯ (?:pay ?-?as ?-?you ?-?go|prepaid|payg)',
  '(?:tarifa|plan|opción|cuota|contrato|paquete|oferta|algo|una|uno) (?:que sea )?(?:más|mas) (?:barat[oa]|económic[oa]|pequeñ[oa])s?',
  '(?:pagar|pague|pagando) (?:un poco )?menos',
  '(?:bajar|bajarme|bajen|reducir|rebajar|abaratar|reducirme)(?:me)? (?:la|mi|el|de) ▯ (?:factura|cuota|tarifa|plan|precio|recibo|coste)',
  '(?:pasar|pasarme|cambiar|cambiarme|volver) (?:a|al) ▯ (?:prepago|plan básico|tarifa básica)',
]

/** An agent shows a customer the door. */
const dismisses = [
  '(?:can|may|could|free to|welcome to|please) (?:always |just |simply |then |also |certainly )?(?:stop|quit) using (?:our|the|these|this|us)',
  '(?:you can|you may|you could|free to|welcome to) (?:always |just |simply |then |also |certainly )?(?:leave us|go elsewhere|take your (?:business|custom|money) elsewhere|(?:find|choose|look for|switch to|go to|move to) (?:another|a different) (?:company|provider|operator|supplier))',
  '(?:puede|pueden|puedes) (?:usted |ustedes |siempre |simplemente |entonces )?dejar de usar (?:nuestro|nuestros|el|los|este|estos) servicios?',
  '(?:puede|pueden|puedes|es libre de|son libres de) (?:usted |ustedes |siempre |simplemente |entonces )?(?:irse|marcharse|cambiarse|buscarse|buscar|elegir)(?: a| con| de)? (?:otra|otro) (?:compañía|operador|operadora|proveedor|empresa)',
]

const notPaysLess = [
  '(?:do not|don’t|didn’t|not|never) (?:want|need|asking|ask|asked|looking)(?: for| to)?',
  'no (?:quiero|queremos|necesito|busco|pido|he pedido|me interesa)',
  '(?:neighbours?|neighbors?|friend|vecin[oa]|amig[oa]) (?:has|have|pays|paga|tiene)',
  '(?:had|was|were|used to be|tenía|era) ',
]

const tables: readonly (readonly [Wish, { readonly is: RegExp; readonly not: RegExp }])[] = [
  ['leave', { is: anyOf(leaves), not: anyOf(notLeaves) }],
  ['pay-less', { is: anyOf(paysLess), not: anyOf(notPaysLess) }],
]

const LONGEST = 20_000

/** Words by which somebody says that they leave; null where nobody does. */
export function findLeaving(text: string): WishFound | null {
  return findWishes(text).find(({ wish }) => wish === 'leave') ?? null
}

/** "You can stop using our services": whoever is told so by us is about to leave. */
export function findDismissal(text: string): Omit<WishFound, 'wish'> | null {
  const found = anyOf(dismisses).exec(withoutQuotes(text.slice(0, LONGEST)))
  return found && { from: found.index, to: found.index + found[0].length }
}

/** Each wish once, where it is said first. */
export function findWishes(text: string): readonly WishFound[] {
  const sentences = sentencesOf(withoutQuotes(text.slice(0, LONGEST)))
  return tables.flatMap(([wish, { is, not }]) => {
    for (const { words, from } of sentences) {
      const found = is.exec(words)
      if (!found || not.test(words)) continue
      const at = from + found.index
      return [{ wish, from: at, to: at + found[0].length }]
    }
    return []
  })
}
