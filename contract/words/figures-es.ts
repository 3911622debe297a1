/** Lo que se mide de cada garantía, como lo leen los clientes. */
import type { FigureId } from '../charter.ts'
import type { FiguresWords, FigureWords } from './figures-en.ts'

const outOf = (one: string, more: string) => (count: string) =>
  count === '1' ? `de 1 ${one}` : `de ${count} ${more}`

const figures: Readonly<Record<FigureId, FigureWords>> = {
  'person-reached': {
    name: 'Hablaron con una persona en 3 minutos',
    of: count => `de ${count} que lo pidieron por llamada o chat`,
    mean: mean => `de media a los ${mean}`,
    how: 'Desde que se pide hasta que contesta una persona. Quien desiste cuenta como no atendido. El tiempo en casa antes de una llamada pedida para más tarde no es espera.',
    shows: 'share',
  },
  'sales-never-first': {
    name: 'Una compra pasó delante de otros que esperaban',
    of: outOf('turno', 'turnos'),
    how: 'Cada vez que alguien llegó a uno de nosotros: ¿no necesitaba ayuda y pasó delante de alguien?',
    shows: 'failures',
  },
  'in-order': {
    name: 'Alguien pasó delante por ser asunto propio del agente',
    of: outOf('turno', 'turnos'),
    how: 'Cada turno en que se dejó atrás a quien estaba antes. A una misma persona le puede pasar dos veces como mucho.',
    shows: 'failures',
  },
  'handover-summary': {
    name: 'Entregado con todo lo contado',
    of: outOf('entrega', 'entregas'),
    how: 'Cada vez que un asunto pasó a un compañero: ¿estaba escrito lo que usted había contado?',
    shows: 'share',
  },
  'asked-once': {
    name: 'Le preguntamos quién es una sola vez',
    of: outOf('asunto en que hubo que preguntar', 'asuntos en que hubo que preguntar'),
    how: 'Con un código o en persona. Un enlace de nuestras cartas no pregunta nada.',
    shows: 'share',
  },
  'one-owner': {
    name: 'Un solo responsable de principio a fin',
    of: outOf('asunto resuelto', 'asuntos resueltos'),
    mean: mean => `de media ${mean} responsables`,
    how: 'Asuntos que el cliente dio por resueltos, y cuántas personas los llevaron.',
    shows: 'share',
  },
  solved: {
    name: 'Resueltos en 15 días',
    of: outOf('asunto resuelto, o que va tarde', 'asuntos resueltos, o que van tarde'),
    mean: mean => `de media a los ${mean}`,
    how: 'Desde la primera palabra hasta que el cliente dijo que está resuelto, también fines de semana. Lo que sigue abierto a los 15 días cuenta como tarde, salvo que esperemos al cliente.',
    shows: 'share',
  },
  promise: {
    name: 'Promesas de nuestro personal cumplidas',
    of: outOf('cumplida o rota', 'cumplidas o rotas'),
    how: 'Lo que se incumplió cuenta como roto, aunque se hiciera después.',
    shows: 'share',
  },
  'answer-promise': {
    name: 'Cartas respondidas en el plazo que dimos',
    of: outOf('cumplida o rota', 'cumplidas o rotas'),
    how: 'Cada carta recibe el día y la hora en que responde una persona.',
    shows: 'share',
  },
  'put-right': {
    name: 'Promesas rotas que compensamos',
    of: outOf('rota', 'rotas'),
    how: 'Promesas rotas de nuestro personal, y si se dio algo por ellas.',
    shows: 'share',
  },
  'promise-moved': {
    name: 'Promesas que cambiaron de fecha',
    of: () => 'veces',
    how: 'Una promesa nueva sustituyó a otra antes de vencer. No cuentan como cumplidas ni como rotas.',
    shows: 'count',
  },
  'promise-released': {
    name: 'Promesas de las que el cliente nos libró',
    of: () => 'veces',
    how: 'Solo puede hacerlo el cliente. No cuentan como cumplidas ni como rotas.',
    shows: 'count',
  },
  'refusal-with-next': {
    name: 'Un «no» con razones y con quien decide después',
    of: outOf('vez que dijimos no', 'veces que dijimos no'),
    how: 'Cada «no»: ¿llevaba sus razones y un nombre, o un órgano externo, por encima?',
    shows: 'share',
  },
  'rung-answered': {
    name: 'Respondió a tiempo quien decide después',
    of: outOf('vez que alguien subió un paso', 'veces que alguien subió un paso'),
    mean: mean => `de media a los ${mean}`,
    how: 'Desde que se sube hasta la respuesta. Quien deja pasar el plazo cuenta como tarde.',
    shows: 'share',
  },
  'clock-told': {
    name: 'Plazos que vencieron en silencio',
    of: outOf('promesa que terminó', 'promesas que terminaron'),
    how: 'Una promesa venció hace más de un minuto y no se dijo nada. También las que han vencido ahora.',
    shows: 'failures',
  },
  'breach-told': {
    name: 'Promesas rotas de las que avisamos en 5 segundos',
    of: outOf('rota', 'rotas'),
    mean: mean => `de media a los ${mean}`,
    how: 'Desde la hora prometida hasta que se anotó y se avisó del incumplimiento.',
    shows: 'share',
  },
  'offer-made': {
    name: 'Ofertas hechas mientras algo iba mal',
    of: outOf('oferta', 'ofertas'),
    how: 'Cada oferta que empezamos: ¿tenía ese cliente un problema abierto?',
    shows: 'failures',
  },
}

export const figuresEs: FiguresWords = {
  figures,
  lately: days => `${days} días`,
  inYear: '12 meses',
  nothing: 'aún sin medir',
  how: 'Cómo lo medimos',
  told: { name: 'Esperas anunciadas que fueron ciertas', of: count => `de ${count} ya terminadas` },
  notYet: {
    G10: 'Aún sin medir. No calculamos las ofertas con lo que usted usa de verdad.',
    G11: 'Aún sin medir. Todavía no pedimos opinión a nadie.',
  },
  beside: measured =>
    `${measured} de nuestras 12 promesas están junto a cifras. Cada una se puede contar de nuevo desde nuestros registros, y debe dar lo mismo.`,
  uncounted: count => (count === 1 ? 'Falta contar 1 suceso.' : `Faltan por contar ${count} sucesos.`),
  year: year => `La evaluación de ${year} como tabla (CSV)`,
  duration: { seconds: 's', minutes: 'min', hours: 'h', day: 'día', days: 'días' },
}
