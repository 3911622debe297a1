/** The line at the desk, in Spanish. */
import type { line as english } from './line-en.ts'

export const line: typeof english = {
  wrapUp: {
    title: 'Cierre del contacto',
    left: time => `Cerrando el contacto: quedan ${time}. Hasta entonces no se le ofrece a nadie.`,
    ready: 'Ya puedo atender',
  },
  busier: {
    says: 'Por qué «más de lo habitual»',
    figures: (now, usualMost, weeks) =>
      `En la última hora vinieron ${now}. A esta hora de este día de la semana fueron ${usualMost} o menos en nueve de cada diez semanas (${weeks} semanas contadas).`,
  },
}
