/** The supervisor's wallboard, in Spanish. */
import type { WallboardWords } from './wallboard-en.ts'

const people = (count: number) => (count === 1 ? 'Una persona espera' : `${count} personas esperan`)

export const wallboardEs: WallboardWords = {
  title: 'Panel',
  loading: 'Mirando la fila…',
  wall: 'Verlo en una pared',
  desk: 'Volver al escritorio',
  sentence: {
    nobody: 'No espera nadie.',
    waiting: count => `${people(count)}.`,
    longest: (count, name, time) =>
      count === 1
        ? `Una persona espera: ${name}, ${time}.`
        : `${people(count)}; quien más, ${name}, ${time}.`,
    letters: count => (count === 1 ? 'Espera una carta.' : `Esperan ${count} cartas.`),
    due: (count, by) => {
      const promises = count === 1 ? 'Una promesa vence' : `${count} promesas vencen`
      return by === 'noon' ? `${promises} antes del mediodía.` : `${promises} antes de medianoche.`
    },
    broken: count => (count === 1 ? 'Hoy se ha incumplido una.' : `Hoy se han incumplido ${count}.`),
  },
  rungs: {
    waiting: count =>
      count === 1 ? 'Un caso espera una decisión superior.' : `${count} casos esperan una decisión superior.`,
    late: count => (count === 1 ? 'Una decisión va con retraso.' : `${count} decisiones van con retraso.`),
    ended: (inTime, all, days) => `En ${days} días, ${inTime} de ${all} decisiones llegaron a tiempo.`,
  },
  callbacks: {
    due: count => (count === 1 ? 'Toca devolver una llamada.' : `Toca devolver ${count} llamadas.`),
    later: count => (count === 1 ? 'Hay una para más tarde.' : `Hay ${count} para más tarde.`),
    title: 'Llamadas por devolver, una por una',
    about: 'A quien se llama conserva su puesto. En ningún panel hay números de teléfono.',
    columns: {
      reference: 'Caso',
      name: 'Quién',
      since: 'En la fila desde hace',
      next: 'Se le llama',
      tries: 'Intentos',
      skill: 'Asunto',
    },
    states: { now: 'ahora, le toca', later: 'más tarde', 'with-agent': 'alguien está con ello' },
    told: 'se le avisa en su página',
    chosen: (from, until) => `de ${from} a ${until}, como eligió`,
    next: time => `desde ${time}, el próximo intento`,
    more: count => (count === 1 ? 'Y una más.' : `Y ${count} más.`),
  },
  passedOver: {
    title: 'Adelantados hoy',
    none: 'nadie',
    times: count => (count === 1 ? 'una vez' : `${count} veces`),
    more: 'nadie libre podía atenderlos, y se atendió a alguien posterior',
    moreNone: 'quien estaba libre podía atender a quien llegó primero',
    waiting: count => (count === 1 ? 'adelantado una vez' : `adelantados ${count} veces`),
  },
  now: {
    help: 'A quien necesita ayuda ahora se le dice',
    quotes: 'Esperas dichas hoy',
    busy: 'Cuántos llegan',
    atOnce: 'enseguida',
    cannotTell: 'no lo sabemos',
    atMost: time => `como mucho ${time}`,
    roughly: time => `más o menos ${time} como mucho`,
    middle: time => `tantas veces menos de ${time} como más`,
    atOnceMore: 'hay alguien libre',
    cannotTellMore: 'no hay nadie, o aún se sabe demasiado poco',
    kept: share => `${share} cumplidas`,
    noneTold: 'ninguna todavía',
    counts: (kept, broken, open) => `${kept} cumplidas, ${broken} incumplidas, ${open} abiertas`,
    busier: 'más que de costumbre',
    usual: 'como de costumbre',
    unknown: 'aún no se sabe',
    came: (now, usualMost) =>
      `${now} en la última hora; nueve de cada diez veces son ${usualMost} como mucho`,
    cameOnly: now => `${now} en la última hora; demasiado pocas semanas para comparar`,
  },
  skills: {
    title: 'Por asunto',
    about:
      'A quien necesita ayuda le atiende cualquiera que esté libre. Quien quiere comprar o pedir algo espera a alguien que conozca el asunto.',
    columns: {
      skill: 'Asunto',
      help: 'Necesitan ayuda',
      sales: 'Peticiones',
      letters: 'Cartas',
      longest: 'Quien más espera',
      quote: 'A una petición se le dice',
      free: 'Libres',
      busy: 'Ocupadas',
      'wrapping-up': 'Anotando',
      away: 'Ausentes',
    },
    none: 'Sin asunto',
  },
  agents: {
    title: 'Quién trabaja',
    nobody: 'No trabaja nadie.',
    states: {
      free: 'Libre',
      busy: 'Con alguien',
      'wrapping-up': 'Anotando',
      away: 'Ausente',
    },
    inHand: count => (count === 1 ? 'atiende a 1' : `atiende a ${count}`),
    stillWrapping: time => `quedan ${time}`,
    onBreak: until => `en pausa hasta las ${until}`,
    breakDue: until => `pausa hasta las ${until}, aún sin hacer`,
    count: (state, count) => `${state}: ${count}`,
  },
  hours: {
    title: 'Las últimas doce horas',
    help: 'Esperas de quien necesita ayuda',
    sales: 'Esperas de peticiones y ventas',
    came: 'Cuántos llegaron',
    about:
      'También cuentan quienes colgaron: habrían esperado más. Donde se ha ido más de uno de cada diez, nadie sabe cuánto habrían esperado nueve de cada diez.',
    minutes: 'minutos',
    people: 'personas en media hora',
    middle: 'A la mitad se le atiende en',
    nine: 'A nueve de cada diez se les atiende en',
    helpShort: 'Necesitan ayuda',
    salesShort: 'Peticiones',
    table: 'Las cifras en una tabla',
    from: 'Desde',
    answered: 'Atendidas',
    left: 'Se fueron antes',
    waiting: 'Aún esperan',
    none: 'No ha llegado nadie en estas horas.',
    unknown: 'no se sabe',
  },
  selling: {
    title: 'Lo que costó vender',
    todayNone: 'Hoy no se ha vendido nada todavía.',
    today: (selling, caused) =>
      `Hoy se han dedicado ${selling} a vender. Quienes necesitaban ayuda han esperado ${caused} por ello.`,
    month: (days, selling, caused) =>
      days === 1
        ? 'No se sabe nada de los días anteriores.'
        : `En los últimos ${days} días se han dedicado ${selling} a vender, y quienes necesitaban ayuda han esperado ${caused} por ello.`,
    spared: minutes =>
      `Los días anteriores, pasados otra vez por la fila sin vender a quien venía por ayuda: ${minutes} menos de espera.`,
    sparedNone:
      'Los días anteriores, pasados otra vez por la fila sin vender a quien venía por ayuda: no hay menos espera.',
    none: 'No se ha vendido nada en estos días, así que nadie ha esperado por ello.',
    about:
      'En cada momento, quien vende podría haber atendido a alguien que espera con un problema. La carta de compromisos muestra a todos la misma cifra.',
    minutes: count => (count === 1 ? '1 minuto' : `${count} minutos`),
  },
  staffing: {
    title: day => `Mañana, ${day}`,
    about: days =>
      days === 1
        ? 'Llegan tantas personas, y trabajan tantas, como el último día así. A nueve de cada diez se les atiende en:'
        : `Llegan tantas personas, y trabajan tantas, como en la media de los últimos ${days} días así. A nueve de cada diez se les atiende en:`,
    aboutRota: days =>
      days === 1
        ? 'Vienen tantos como el último día así, y están aquí tantos como dicen los turnos. Nueve de cada diez son atendidos en:'
        : `Vienen tantos como de media los últimos ${days} días así, y están aquí tantos como dicen los turnos. Nueve de cada diez son atendidos en:`,
    aboutNeeded: minutes =>
      `«Hacen falta» son aquellos con quienes nueve de cada diez son atendidos en ${minutes} minutos.`,
    needed: 'Hacen falta',
    tooFew: (agents, missing) => `${agents}, ${missing === '1' ? 'falta' : 'faltan'} ${missing}`,
    rotaAgents: 'Según los turnos',
    chart: 'Esperas previstas para mañana',
    from: 'Desde',
    arrivals: 'Llegan',
    agents: 'Trabajan',
    oneFewer: 'Con uno menos',
    planned: 'Según lo previsto',
    oneMore: 'Con uno más',
    noEnd: 'sin fin',
    nobody: 'no hay nadie',
    none: 'Aún no se sabe nada de días como mañana. Hace falta un día así, y treinta personas atendidas.',
  },
}
