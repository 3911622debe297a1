/** Rules of the house that are set aside, in Spanish. */
import type { OverridesWords } from './overrides-en.ts'

export const overridesEs: OverridesWords = {
  title: 'Normas de la casa que se apartaron',
  lead: 'Una norma que no encaja se aparta con un motivo. Tres iguales proponen cambiarla. Aquí no se cuenta a nadie.',
  none: 'No se apartó ninguna norma en los últimos doce meses.',
  ask: {
    open: 'Apartar esta norma',
    lead: 'Esta norma es nuestra. Si no encaja aquí, apártela y diga por qué: el motivo se lee para cambiar la norma.',
    reason: 'Por qué no encaja aquí',
    missing: 'Diga por qué no encaja: sin un motivo no se aparta ninguna norma.',
    submit: 'Apartarla y seguir',
    cancel: 'Dejarlo',
  },
  askAbove: {
    open: (name, until) => `Pedirlo a ${name} apartando la norma · plazo ${until}`,
    lead: 'Es una norma nuestra y supera lo que usted puede dar. Diga por qué no encaja: quien decide lo lee.',
    submit: 'Pedirlo apartando la norma',
  },
  askPromise: {
    open: name => `Pedirlo a ${name} apartando la norma`,
    lead: 'Hoy esta oferta no se puede prometer. Diga por qué debe tenerla este cliente: quien decide lo lee.',
    submit: 'Pedirlo apartando la norma',
  },
  group: {
    count: count => (count === 1 ? 'apartada una vez' : `apartada ${count} veces`),
    common: 'Qué tienen en común',
    nothingCommon: 'Nada que se vea sin leer las palabras de nadie.',
    traits: { kind: 'Clase', channel: 'Vía', plan: 'Tarifa', given: 'Se dio' },
    values: {
      problem: 'un problema',
      request: 'una solicitud',
      chat: 'chat',
      mail: 'correo',
      call: 'teléfono',
      form: 'el formulario',
      memory: 'el canal de prueba',
      credit: 'un abono',
      waiver: 'menos de lo que se debe',
      reconnect: 'el servicio de nuevo',
      goods: 'productos',
      'plan-change': 'otra tarifa',
      'priority-visit': 'una visita antes que otras',
      'callback-same-person': 'una llamada',
    },
    cost: 'Qué se dio por ello',
    noCost: 'nada que cueste dinero',
    reasons: 'Los motivos, el más nuevo primero',
    erased: 'El motivo se borró con su cliente.',
    change: 'Qué cambiaría',
    letGo: 'La norma dejaría de valer, para todos.',
    saved: count =>
      count === 1
        ? 'La vez que se apartó no habría hecho falta.'
        : `Las ${count} veces que se apartó no habrían hecho falta.`,
    holdsNoMore: 'Esta norma ya no vale.',
    holdAgain: 'Que vuelva a valer',
    mine: 'Usted apartó esta norma: la respuesta también es para usted.',
  },
  proposal: {
    open: 'Se propone cambiar esta norma.',
    accept: 'Cambiar la norma',
    decline: 'Dejar la norma como está',
    reason: 'Por qué sigue como está',
    reasonHint: 'Lo leen quienes la apartaron.',
    send: 'Enviar esta respuesta',
    accepted: (who, when) => `${who} cambió la norma, ${when}.`,
    declined: (who, when) => `${who} dejó la norma como está, ${when}:`,
    notYet: more => `Con ${more} más como esta se propone un cambio.`,
  },
  conditions: {
    title: 'Para quién es lo del catálogo',
    lead: 'Cada una dice por qué, con palabras que un cliente pueda leer. Quien vea que no encaja, la aparta.',
    none: 'Todo lo del catálogo es para todos.',
    noEntries: 'El catálogo de soluciones está vacío.',
    add: 'Añadir una norma',
    save: 'Guardar',
    end: 'Terminar esta norma',
    change: 'Cambiar',
    cancel: 'Cancelar',
    entry: 'Del catálogo',
    kind: 'Quién puede tenerlo',
    kinds: {
      since: 'Clientes que llegaron entre dos días',
      plan: 'Clientes con una de estas tarifas',
      'once-in': 'Una vez cada tantos días',
      after: 'Clientes desde hace tantos días, al menos',
    },
    from: 'Primer día',
    until: 'Último día',
    plans: 'Tarifas, una en cada línea',
    days: 'Días',
    whyEn: 'Por qué, en inglés',
    whyEs: 'Por qué, en español',
    version: version => `versión ${version}`,
  },
  says: {
    since: (from, until) =>
      from === null
        ? `para clientes que llegaron hasta el ${until}`
        : until === null
          ? `para clientes que llegaron desde el ${from}`
          : `para clientes que llegaron entre el ${from} y el ${until}`,
    plan: plans => `para clientes con ${plans}`,
    onceIn: days => `una vez cada ${days} días`,
    after: days => `para quienes son clientes desde hace ${days} días`,
  },
  waiting: {
    proposals: count => `Normas que se propone cambiar (${count})`,
    answers: count => `Respuestas sobre normas que usted apartó (${count})`,
  },
  given: {
    unmet: 'No es para este cliente, por una norma de la casa',
  },
}
