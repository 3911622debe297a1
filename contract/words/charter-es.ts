import type { CharterWords } from './charter-en.ts'

export const charterEs: CharterWords = {
  title: 'Lo que le prometemos',
  intro: 'Cada promesa dice con qué rigor la cumplimos hoy y qué hemos contado en los últimos 30 días.',
  promises: {
    G1: 'Una persona está a un paso, venga usted por donde venga. Si está cerrado, decimos cuándo le atenderá una persona.',
    G2: 'Nadie que necesite ayuda espera detrás de quien está comprando.',
    G3: 'La espera que le decimos es la verdadera.',
    G4: 'Usted lo cuenta una sola vez. Lo que nos dijo, y quién es, va con su asunto.',
    G5: 'Una persona responde de su asunto hasta que usted diga que está resuelto.',
    G6: 'Lo que prometemos queda escrito, y se cumple o se repara.',
    G7: 'Un «no» viene con sus razones y con el nombre de quien decide después.',
    G8: 'Ninguna fecha vence en silencio.',
    G9: 'No se le vende nada mientras algo vaya mal.',
    G10: 'Lo que ofrecemos le conviene y ahorra lo que decimos.',
    G11: 'Cuando pedimos su opinión, preguntamos con limpieza y no la usamos para nada más.',
    G12: 'Lo que prometemos en público está junto a lo que hemos medido.',
  },
  standing: {
    enforce: 'En vigor: nuestro personal no puede ir en contra.',
    warn: 'Avisamos a nuestro personal antes de que vaya en contra. Todavía no está en vigor.',
    observe: 'Contamos cuántas veces vamos en contra. Todavía no está en vigor.',
    always: 'En vigor: está hecho así y no se puede apagar.',
    'not-yet': 'Todavía no. Aquí diremos cuándo empieza.',
  },
  againstIt: count => (count === 1 ? 'Se fue en contra una vez.' : `Se fue en contra ${count} veces.`),
  selling: (selling, caused) =>
    `Se habló de ofertas durante ${selling} minutos mientras otros podían esperar; eso costó ${caused} minutos de espera a quienes tenían un problema.`,
}
