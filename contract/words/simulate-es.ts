/** Lo que dice una simulación, en español. */
import type { SimulateWords } from './simulate-en.ts'

export const simulateEs: SimulateWords = {
  locale: 'es',
  service: 'Necesita ayuda',
  sales: 'Quiere comprar',
  asItIs: 'tal como está',
  rows: {
    came: 'vinieron',
    waitMean: 'espera media',
    waitMiddle: 'espera, la mitad menos',
    waitP95: 'espera, 1 de cada 20 más',
    waitP99: 'espera, 1 de cada 100 más',
    gaveUpShare: 'se cansaron de esperar',
    onLineMean: 'tiempo medio al teléfono',
    calledBackShare: 'se les devolvió la llamada',
    setAside: 'no localizados en ningún intento',
    closed: 'vinieron o quedaron demasiado tarde',
    keptShare: 'esperas dichas que se cumplieron',
    toldTimesWait: 'espera dicha, veces la real',
    couldNotTellShare: 'no se les podía decir nada',
    overtakesPer1000: 'adelantados por compradores, por cada 1000 que necesitaban ayuda',
    pitchHoursPerDay: 'horas al día vendiendo a quien llama',
    staffHoursPerDay: 'horas al día de trabajo',
    busyShare: 'de ellas, con alguien o anotando',
  },
  seconds: value => `${value} s`,
  minutes: value => `${value} min`,
  hours: value => `${value} h`,
  plusMinus: value => `± ${value}`,
  policies: {
    'service-first': 'primero quien necesita ayuda (Heed)',
    'sales-first': 'primero quien compra',
    'one-line': 'una sola fila, por orden de llegada',
  },
  progress: {
    learning: percent => `Aprendiendo qué decir… ${percent} %`,
    running: percent => `Simulando… ${percent} %`,
  },
  runs: (seeds, days, first) =>
    `${seeds === 1 ? 'Una simulación' : `${seeds} simulaciones`} de ${days === 1 ? 'un día' : `${days} días`}, a partir de la semilla ${first}.`,
  drawn: folder => `line-places.svg y line-waits.svg están en ${folder}.`,
  written: path => `El informe está en ${path}.`,
  wasWritten: 'Informe escrito por Heed.',
  page: {
    title: name => `¿Y si…? ${name}`,
    leadMean: (wait, late, gaveUp) =>
      `Quien necesita ayuda espera ${wait} de media. Uno de cada veinte espera más de ${late}, y el ${gaveUp} se cansa de esperar.`,
    leadChange: (name, before, after) => `Con «${name}» la espera media pasa de ${before} a ${after}.`,
    leadPitch: hours => `Los agentes dedican ${hours} al día a ofrecer cosas a quien llamó por ayuda.`,
    leadOvertaken: count =>
      `De cada 1000 personas que necesitaban ayuda, se atendió antes a compradores ${count} veces.`,
    waitsOverDay: 'Esperas a lo largo del día',
    waitsOverDaySays:
      'Personas que necesitan ayuda, según la media hora en que vinieron. Línea: media. Banda: nueve de cada diez esperan menos.',
    comers: 'Quién viene y quién está para atender',
    comersSays: 'Columnas: personas que vienen en media hora, al día. Línea: agentes trabajando.',
    sideBySide: 'Uno al lado del otro',
    sideBySideSays:
      'Espera media de quienes fueron atendidos. La línea fina indica dónde está la media verdadera, diecinueve de cada veinte veces.',
    gaveUp: 'Quién se cansó de esperar',
    gaveUpSays: 'De todas las personas que vinieron.',
    figures: 'Todas las cifras',
    allGroups: 'Grupo por grupo',
    variant: 'Variante',
    group: 'Quién',
    meanShort: 'media',
    comeShort: 'vienen en media hora',
    staffShort: 'trabajando',
    how: 'Cómo se ha calculado',
    howSays: [
      'Las personas vienen al azar, al ritmo del escenario, y son las mismas en cada variante: solo cambia lo que la variante cambia.',
      'Quién va primero lo decide el mismo código que dirige la fila de Heed. Los otros órdenes están para comparar.',
      'Lo que se dice lo dice el mismo código que anuncia las esperas en Heed. Aprendió de días anteriores y no sabe nada de los que se cuentan.',
      'Las esperas son las de quienes fueron atendidos; quien se cansó de esperar se cuenta aparte. «±» es un intervalo del 95 % entre las simulaciones.',
      'Esto es un modelo. No sabe nada de un ordenador que se avería ni de una tormenta que corta un cable: escríbalo en el escenario.',
    ],
    assumed: 'Lo que se ha supuesto',
  },
  pictures: {
    places: 'Quien viene primero recibe ayuda primero',
    placesSays: from =>
      `Todas las personas que vinieron desde las ${from}, una línea cada una, por orden de llegada. Una mañana simulada.`,
    waits: 'Lo que se dijo y lo que se esperó',
    waitsSays:
      'Todas las personas que necesitaron ayuda en un día simulado y tuvieron que esperar: la espera máxima que se les dijo y la que fue.',
    help: 'necesita ayuda, espera al teléfono',
    buying: 'quiere comprar, espera al teléfono',
    calledBack: 'espera en casa: se guarda su lugar',
    answered: 'atendido',
    gaveUp: 'se cansó de esperar',
    told: 'se dijo: como máximo, nueve de cada diez veces',
    came: 'esperó',
    longer: 'esperó más de lo dicho',
    kept: (kept, count) => `Se cumplieron ${kept} de ${count} esperas dichas.`,
  },
  replay: {
    title: what => `Otra vez: ${what}`,
    asItWas: 'como fue',
    again: 'simulado',
    learned: days =>
      days === 0
        ? 'No se conoce ningún día anterior: el primer día no se le puede decir a nadie cuánto tardará.'
        : `Lo que se dice se aprendió ${days === 1 ? 'del día anterior' : `de los ${days} días anteriores`}, en la misma fila.`,
    leftOut: count => `${count} llamadas del registro nunca llegaron a la fila y no se cuentan.`,
    caused: (minutes, spent) =>
      `Vender a quien vino por ayuda ocupó a los agentes ${spent} minutos e hizo esperar a otros ${minutes} minutos.`,
    assumed: [
      'Los agentes trabajaron desde su primer contacto hasta el último; más de media hora sin nadie es un descanso.',
      'Entre dos contactos tardan lo que se vio que tardaban cuando alguien esperaba.',
      'Quien fue atendido habría seguido esperando como quienes colgaron; quien colgó habría necesitado el tiempo de otros de su clase.',
      'Cualquiera que trabaje puede atender a quien necesita ayuda.',
      'Compare las columnas simuladas entre sí; lo lejos que está la primera de «como fue» dice lo bueno que es el modelo.',
    ],
  },
}
