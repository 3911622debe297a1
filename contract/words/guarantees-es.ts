import type { GuaranteesWords } from './guarantees-en.ts'

export const guaranteesEs: GuaranteesWords = {
  lead: 'Empiece junto a lo que ya tiene: primero mire qué pasaría, después avise, después exija. La carta muestra a los clientes cómo está cada una.',
  names: {
    G2: 'Ayudar antes que vender, y nadie fuera de turno',
    G5: 'Un responsable, traspasado como es debido',
    G6: 'Promesas cumplidas o reparadas',
    G7: 'Un «no» viene con sus razones',
    G9: 'No se ofrece nada mientras algo vaya mal',
  },
  modes: { observe: 'Observar', warn: 'Avisar', enforce: 'Exigir' },
  means: {
    observe: 'No se detiene a nadie. Se cuenta lo que se habría impedido.',
    warn: 'Quien lo hace lee antes la frase y puede seguir. Queda escrito que siguió.',
    enforce: 'Se impide, en todas las pantallas y en el servidor.',
  },
  rules: 'Qué impide',
  counted: (days, observed, wentOn) => {
    const parts = [
      observed > 0 ? `${observed} se habrían impedido` : '',
      wentOn > 0 ? `${wentOn} siguieron tras un aviso` : '',
    ].filter(part => part !== '')
    return parts.length === 0
      ? `Nada fue en contra en los últimos ${days} días.`
      : `En los últimos ${days} días: ${parts.join(', ')}.`
  },
  broken: count => (count === 1 ? 'No se cumplió 1 promesa.' : `No se cumplieron ${count} promesas.`),
  cost: 'Lo que cuesta vender a quienes esperan',
  selling: (days, selling, caused) =>
    selling === 0
      ? `No se ofreció nada en una conversación en los últimos ${days} días.`
      : `En los últimos ${days} días, ${selling} minutos de conversación fueron para ofertas; por eso, quienes tenían un problema esperaron ${caused} minutos más.`,
  how: 'Se cuenta desde la oferta hasta el fin de la conversación: en cada momento, tantas personas como esperaban con un problema, pero no más de las que vendían.',
  saved: mode => `Desde ahora: ${mode}.`,
  adminOnly: 'Solo un administrador decide con qué rigor vale una garantía.',
  goOn: 'Seguir de todos modos',
}
