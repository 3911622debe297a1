/** The rules of time, in Spanish. */
export const timeRulesEs = {
  'calendar-has-work':
    'Con este calendario nadie trabajaría nunca: ponga horas al menos en un día de la semana.',
  'calendar-days-agree':
    'Este día está dos veces en el calendario: cerrado, con horario propio o festivo en que se trabaja.',
  'amount-above-zero': 'Diga cuánto tiempo hay: más que ninguno.',
  'days-are-whole': 'Los días se cuentan enteros: para menos de un día, diga horas.',
  'due-within-reach': 'Con este calendario no pasa tanto tiempo en cinco años: prometa menos.',
  'calendar-is-free': 'Alguien trabaja aún con este calendario: dele antes otro.',
}
