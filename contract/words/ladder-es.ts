/** The ladder in Spanish. */
import type { LadderWords } from './ladder-en.ts'

export const ladderEs: LadderWords = {
  page: {
    title: 'Quién decide',
    decides: (name, time) => `Ahora decide ${name}. Plazo: ${time}.`,
    decidesSoon: name => `Ahora decide ${name}.`,
    answered: name => `${name} decidió sobre esto. Si no le sirve, puede subir un nivel.`,
    ownerStays: name => `${name} sigue llevando su caso y responde ante usted.`,
    now: name => `${name} lleva su caso.`,
    next: (name, time) => `Si sube un nivel, decide ${name}. Plazo: ${time}.`,
    nextSoon: name => `Si sube un nivel, decide ${name}.`,
    nextOutside: name =>
      `Por encima solo está ${name}, que no es de nuestra empresa. Le decimos cómo acudir.`,
    up: 'Subir un nivel',
    toOutside: 'Díganme cómo acudir',
    inWriting: 'Envíenmelo por escrito',
    asked: 'Pidió hablar con alguien superior. Basta con un toque:',
    whenLate: 'Si no hay respuesta en ese plazo, sube por sí solo. Usted no tiene que hacer nada.',
    onlyThey: name => `Solo ${name} puede subir esto de nivel.`,
    theCustomer: 'el cliente',
    outside: 'Quién puede ayudarle fuera de nuestra empresa',
    whenLastLate:
      'Nadie de los nuestros está por encima. Si se retrasa, se lo diremos y usted no tendrá que esperar.',
    late: (name, time) =>
      `No le respondimos a tiempo. Es culpa nuestra. ${name} le debe aún una respuesta. Plazo: ${time}.`,
    because: {
      told: 'Ya puede acudir allí. Con nosotros también sigue abierto.',
      answered: 'Hemos dicho lo que podemos. Ya puede acudir allí. Con nosotros también sigue abierto.',
      late: 'No tiene que esperarnos: ya puede acudir allí. Con nosotros también sigue abierto.',
      time: days => `Ha tardado más de ${days}. Ya puede acudir allí, digamos lo que digamos.`,
    },
    until: day => `Acuda como muy tarde el ${day}.`,
    days: days => (days % 7 === 0 ? `${days / 7} semanas` : `${days} días`),
    letter: 'La carta para llevar',
    points: 'Lo que quiere que respondamos',
    pointsWhy: 'Si decimos que no, tenemos que responder a cada punto abierto.',
    pointErased: 'Borrado',
    settled: 'Resuelto',
    isSettled: 'Esto está resuelto',
    notSettled: 'No está resuelto',
    takenBack: reason => `Lo retiramos: ${reason}`,
    pointLabel: 'Una cosa que quiere que respondamos',
    pointHint: 'Un punto cada vez, en una frase.',
    pointSave: 'Añadir',
  },
  letter: {
    decides: 'Si no hay respuesta en ese plazo, sube por sí solo. No tiene que volver a pedirlo.',
    late: 'Nadie de los nuestros está por encima: le seguimos debiendo esta respuesta. No tiene que esperarla.',
    ownerStays: 'Quien lleva su caso lo sigue llevando y responde ante usted.',
    outside: 'Puede acudir a alguien de fuera de nuestra empresa, que decide sin nosotros:',
    stillHere:
      'Su caso también sigue abierto con nosotros. Si acude allí, díganoslo si quiere: no es necesario.',
  },
}
