/** The facts of a case in plain Spanish: short words, warm, true. */
import { actingInSpanish } from '../acting/describe.ts'
import { approvalInSpanish } from '../approval/describe.ts'
import { callbackInSpanish } from '../callback/describe.ts'
import { caseWorkInSpanish } from '../case-work/describe.ts'
import { commitmentInSpanish } from '../commitment/describe.ts'
import { ladderInSpanish } from '../ladder/describe.ts'
import { lineInSpanish } from '../line/describe.ts'
import type { WhyWorse } from '../line/quote/told-again.ts'
import { causeOf, heldInSpanish, inSpanish, mailInSpanish } from '../mail/describe.ts'
import type { Held } from '../mail/facts.ts'
import { accountInSpanish } from '../account/describe.ts'
import { failureInSpanish } from '../failure/describe.ts'
import { leavingInSpanish } from '../leaving/describe.ts'
import { overrideInSpanish } from '../override/describe.ts'
import { evidenceInSpanish } from '../evidence/describe.ts'
import { remedyInSpanish } from '../remedy/describe.ts'
import type { Sentences, Voice } from './describe.ts'
import type {
  ChannelName,
  ContactEnd,
  FactOf,
  Kind,
  Medium,
  OwnerChange,
  ReturnReason,
  Rung,
} from './facts.ts'

const by: Readonly<Record<ChannelName, string>> = {
  chat: 'en el chat',
  mail: 'por correo electrónico',
  call: 'por teléfono',
  form: 'en nuestra página',
  memory: 'por el canal de pruebas',
}

interface Said {
  readonly you: string
  readonly they: string
}

const said: Readonly<Record<ChannelName, Said>> = {
  chat: { you: 'Usted escribió en el chat', they: 'escribió en el chat' },
  mail: { you: 'Usted nos escribió un correo', they: 'escribió un correo' },
  call: { you: 'Usted habló con nosotros por teléfono', they: 'habló con nosotros por teléfono' },
  form: { you: 'Usted escribió en nuestra página', they: 'escribió en nuestra página' },
  memory: { you: 'Usted escribió por el canal de pruebas', they: 'escribió por el canal de pruebas' },
}

const kinds: Readonly<Record<Kind, string>> = { problem: 'un problema', request: 'una petición' }

const rungs: Readonly<Record<Rung, string>> = {
  lead: 'la persona que dirige el equipo',
  head: 'la dirección del servicio',
  'outside-body': 'un defensor independiente, de fuera de la empresa',
}

export const spanish: Sentences = {
  ...actingInSpanish,
  ...caseWorkInSpanish,
  ...mailInSpanish,
  ...lineInSpanish,
  ...ladderInSpanish,
  ...callbackInSpanish,
  ...accountInSpanish,
  ...failureInSpanish,
  ...leavingInSpanish,
  ...evidenceInSpanish,
  ...remedyInSpanish,
  ...approvalInSpanish,
  ...overrideInSpanish,
  ...commitmentInSpanish,
  CaseOpened: ({ reference, channel, splitFrom, isByHouse }, { to }) =>
    splitFrom !== undefined
      ? to(
          `Esto era una parte de su asunto ${splitFrom.reference}. Su propia referencia es ${reference}.`,
          `El caso ${reference} se separó de ${splitFrom.reference}.`,
        )
      : to(
          channel === 'call'
            ? `Anotamos nuestra llamada con usted. Su referencia es ${reference}.`
            : isByHouse
              ? `Abrimos esto por nuestra cuenta. Su referencia es ${reference}.`
              : `Usted se puso en contacto con nosotros. Su referencia es ${reference}.`,
          `Se abrió el caso ${reference}.`,
        ),
  CustomerSpoke: ({ channel, files, verified, helperId }, { to, helper }) =>
    helperId !== undefined
      ? `${helper}, por ${to('usted', 'el cliente')}, ${said[channel].they}${withFiles(files)}.`
      : to(
          `${said[channel].you}${withFiles(files)}.`,
          `El cliente${verified ? '' : ', aún sin verificar,'} ${said[channel].they}${withFiles(files)}.`,
        ),
  AgentReplied: ({ agentId, files }, { name, to }) =>
    to(`${name(agentId)} le respondió${withFiles(files)}.`, `${name(agentId)} respondió${withFiles(files)}.`),
  AgentNoted: ({ agentId }, { name }) => `${name(agentId)} escribió una nota.`,
  KindChanged: ({ agentId, kind }, { name }) => `${name(agentId)} lo anotó como ${kinds[kind]}.`,
  EntryJoined: ({ medium }, voice) => joined(medium, voice),
  QuoteTold: (fact, { to }) =>
    `${to('Le dijimos', 'Se dijo al cliente')}${fact.again === undefined ? ':' : ' que'} ${wait(fact)}`,
  EntryOffered: ({ agentId, until }, { name, time }) =>
    `Se ofreció a ${name(agentId)}. Plazo para atender: ${time(until)}.`,
  EntryAnswered: ({ agentId }, { name, to }) =>
    to(`${name(agentId)} le atiende.`, `${name(agentId)} atendió.`),
  EntryReturned: ({ agentId, reason }, { name }) =>
    `${returned(name(agentId))[reason]} El puesto en la fila siguió siendo el mismo.`,
  EntryLeft: ({ reason }, { to }) =>
    ({
      'customer-left': to('Usted salió de la fila.', 'El cliente salió de la fila.'),
      solved: 'Ya no hace falta esperar: está resuelto.',
      merged: 'Este puesto en la fila se unió a otro.',
    })[reason],
  ContactEnded: ({ agentId, reason }, voice) => contactEnded(voice.name(agentId), voice)[reason],
  OwnerAccepted: ({ agentId }, { name, to }) =>
    to(
      `${name(agentId)} se ocupa de esto hasta que esté resuelto.`,
      `${name(agentId)} se hizo cargo del caso.`,
    ),
  OwnerChanged: ({ from, to, reason }, { name }) =>
    from === null ? `${name(to)} se ocupa ahora de esto.` : ownerChanged(name(from), name(to))[reason],
  HandoverProposed: ({ from, to, until }, { name, time }) =>
    `${name(from)} pidió a ${name(to)} que se hiciera cargo. Plazo para responder: ${time(until)}.`,
  HandoverAccepted: ({ agentId }, { name }) => `${name(agentId)} aceptó hacerse cargo.`,
  HandoverDeclined: ({ agentId }, { name }) => `${name(agentId)} no pudo hacerse cargo.`,
  HandoverLapsed: () => 'El traspaso terminó sin cambios.',
  SolvedProposed: ({ agentId }, { name, to }) =>
    to(
      `${name(agentId)} le preguntó si está resuelto.`,
      `${name(agentId)} preguntó al cliente si está resuelto.`,
    ),
  SolvedReported: ({ agentId }, { name, to }) =>
    to(
      `${name(agentId)} anotó que usted dijo que está resuelto. Si no es así, díganoslo.`,
      `${name(agentId)} anotó que el cliente dijo que está resuelto. Cuenta cuando el cliente lo confirme.`,
    ),
  SolvedConfirmed: ({ helperId }, voice) => `${speaker(helperId, voice)} dijo que está resuelto.`,
  SolvedDenied: ({ helperId }, voice) => `${speaker(helperId, voice)} dijo que no está resuelto.`,
  CaseRested: (_fact, { to }) =>
    to(
      'Hace tiempo que nadie escribe, así que esto descansa. No está cerrado: una palabra suya lo despierta.',
      'Hace tiempo que nadie escribe, así que el caso descansa. Cualquier palabra lo despierta.',
    ),
  CaseWoken: (_fact, { to }) => to('Volvemos a trabajar en esto.', 'Se vuelve a trabajar en el caso.'),
  RefusalGiven: ({ agentId, nextRung, nextAgentId }, { name, to }) => {
    const next = nextAgentId === null ? rungs[nextRung] : `${name(nextAgentId)} (${rungs[nextRung]})`
    return to(
      `${name(agentId)} no pudo decir que sí. No es la última palabra: ahora puede decidir ${next}.`,
      `${name(agentId)} dijo que no. Ahora puede decidir ${next}.`,
    )
  },
  OfferMade: ({ agentId }, { name, to }) =>
    to(`${name(agentId)} le hizo una oferta.`, `${name(agentId)} hizo una oferta.`),
  AddressLeft: ({ address }, { to }) =>
    `${to('Usted nos dejó', 'El cliente dejó')} ${address === 'email' ? 'un correo electrónico' : 'un número de teléfono'}.`,
  CustomerVerified: ({ how, isCarried }, { to }) =>
    `${to('Usted mostró quién es', 'Se verificó al cliente')} ${{ code: 'con un código', link: 'con un enlace', agent: 'al hablar con nosotros', site: 'al iniciar sesión en nuestro sitio' }[how]}${isCarried ? ', hoy en otro asunto' : ''}.`,
  MessageDelivered: ({ by: channel }, { to }) =>
    to(`Nuestro mensaje le llegó ${by[channel]}.`, `El mensaje se entregó ${by[channel]}.`),
  MessageNotDelivered: ({ by: channel, status, held }, { to }) =>
    to(
      `No pudimos hacerle llegar nuestro mensaje ${by[channel]}. Puede leerlo aquí.`,
      `El mensaje no se pudo entregar ${by[channel]}${whyNot(status, held)}.`,
    ),
  RuleSetAside: ({ agentId, guarantee, mode }, { name }) =>
    mode === 'warn'
      ? `${name(agentId)} leyó un aviso de la garantía ${guarantee} y siguió adelante.`
      : `${name(agentId)} hizo lo que la garantía ${guarantee} habría impedido si se aplicara.`,
  CaseLookedAt: ({ agentId }, { name }) => `${name(agentId)} miró este caso.`,
  CallLogged: (fact, voice) => called(fact, voice),
}

function called({ agentId, direction, minutes, outcome }: FactOf<'CallLogged'>, { name, to }: Voice): string {
  const who = name(agentId)
  if (outcome === 'not-reached')
    return to(
      `${who} le llamó y no pudo hablar con usted.`,
      `${who} llamó al cliente y no pudo hablar con él.`,
    )
  if (outcome === 'message-left')
    return to(`${who} le llamó y le dejó un mensaje.`, `${who} llamó al cliente y le dejó un mensaje.`)
  const long = minutes === 0 ? '' : minutes === 1 ? ', durante un minuto' : `, durante ${minutes} minutos`
  return to(
    `Usted habló con ${who} por teléfono${long}.`,
    direction === 'in'
      ? `El cliente llamó y habló con ${who}${long}.`
      : `${who} llamó al cliente y hablaron${long}.`,
  )
}

/** The customer, or whoever acts for them. */
function speaker(helperId: string | undefined, { to, helper }: Voice): string {
  return helperId === undefined ? to('Usted', 'El cliente') : `${helper}, por ${to('usted', 'el cliente')},`
}

function withFiles(files: readonly string[]): string {
  if (files.length === 0) return ''
  return files.length === 1 ? ', con un archivo' : `, con ${files.length} archivos`
}

function joined(medium: Medium, { to }: Voice): string {
  if (medium === 'letter') {
    return to(
      'Su mensaje está en la fila para recibir respuesta.',
      'El mensaje entró en la fila para recibir respuesta.',
    )
  }
  const wanted = medium === 'call' ? 'para hablar por teléfono' : 'del chat'
  return to(`Usted entró en la fila ${wanted}.`, `El cliente entró en la fila ${wanted}.`)
}

const whyWorse: Readonly<Record<WhyWorse, string>> = {
  overtaken: 'han llegado personas que van primero',
  'fewer-here': 'somos menos que antes',
  longer: 'quienes van antes tardan más de lo previsto',
}

function wait({ atMostSeconds, ahead, again }: FactOf<'QuoteTold'>): string {
  if (again !== undefined) {
    const most =
      atMostSeconds === null
        ? 'no podemos decir cuánto'
        : `${duration(atMostSeconds)} como mucho desde entonces`
    return again === 'better'
      ? `va más rápido de lo que dijimos, ${most}.`
      : `tarda más de lo que dijimos, porque ${whyWorse[again]}; ${most}.`
  }
  const before = ahead === 0 ? 'no hay nadie' : ahead === 1 ? 'hay una persona' : `hay ${ahead} personas`
  const line = `${before} delante en la fila`
  if (atMostSeconds === null) return `${line} y aún no podemos saber la espera.`
  return `${line} y la espera es de ${duration(atMostSeconds)} como mucho.`
}

/** Rounded up: a wait that is told is never shorter than what was meant. */
function duration(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  if (minutes <= 90) return minutes === 1 ? 'un minuto' : `${minutes} minutos`
  return `${Math.ceil(minutes / 60)} horas`
}

function returned(who: string): Readonly<Record<ReturnReason, string>> {
  return {
    missed: `${who} no respondió a tiempo.`,
    declined: `${who} no pudo atender.`,
    'agent-lost': `Se perdió la conexión con ${who}.`,
  }
}

function contactEnded(who: string, { to }: Voice): Readonly<Record<ContactEnd, string>> {
  return {
    finished: `${who} terminó la conversación.`,
    'answered-by-letter': `${who} respondió por escrito.`,
    'customer-left': to('Usted salió de la conversación.', 'El cliente salió de la conversación.'),
    quiet: 'El chat terminó porque nadie escribía. No se ha cerrado nada.',
    'handed-over': 'La conversación siguió con otra persona del equipo.',
    solved: 'La conversación terminó: está resuelto.',
  }
}

function ownerChanged(from: string, to: string): Readonly<Record<OwnerChange, string>> {
  return {
    handover: `${from} pasó esto a ${to}, que se ocupa de ello ahora.`,
    departure: `${from} ya no trabaja aquí. ${to} se ocupa ahora de esto.`,
    deputy: `${from} no está estos días. Mientras tanto, ${to} se ocupa de esto.`,
    assignment: `${to} se ocupa ahora de esto, en lugar de ${from}.`,
  }
}

function whyNot(status: string | undefined, held: Held | undefined): string {
  if (held !== undefined) return `: ${heldInSpanish[held]}`
  return status === undefined ? '' : `: ${inSpanish[causeOf(status)]}`
}
