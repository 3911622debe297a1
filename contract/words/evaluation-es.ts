/** La tabla de la evaluación anual. */
import type { EvaluationWords } from './evaluation-en.ts'

export const evaluationEs: EvaluationWords = {
  columns: [
    'Periodo',
    'Promesa',
    'La promesa en palabras',
    'Cifra',
    'Contados',
    'De ellos',
    'De ellos, en %',
    'Media',
    'La media está en',
    'Límite',
    'El límite está en',
    'Cumplido (proporción y media)',
    'Cómo se mide',
  ],
  wholeYear: year => `${year}, completo`,
  units: { time: 'segundos', people: 'personas' },
  limit: ({ share, mean }) =>
    [
      ...(share ? [`al menos el ${share.atLeast * 100} % en ${share.withinSeconds} s`] : []),
      ...(mean ? [`media de ${mean.atMostSeconds} s como mucho`] : []),
    ].join('; '),
  isMet: isMet => (isMet === null ? 'aún sin medir' : isMet ? 'sí' : 'no'),
  error: 'Error de medida, en %',
  errorSays: (unseen, all) =>
    `No se toma ninguna muestra: se cuenta cada caso, desde el registro de todo lo ocurrido. Sin contar todavía: ${unseen} de ${all} sucesos.`,
  notAdvice: 'Esto no es asesoramiento legal.',
}
