export const failureRulesEs: Readonly<Record<string, string>> = {
  'failure-of-an-account-of-theirs': 'Este cliente no tiene esa cuenta: mire de nuevo la lista.',
  'failure-has-begun': 'Todavía no ha empezado: anótelo cuando empiece.',
  'failure-within-two-years': 'Eso fue hace más de dos años: revise la fecha.',
  'failure-ends-after-it-began': 'Acaba antes de empezar: revise las dos horas.',
  'failure-ended-by-now': 'No puede haber acabado en el futuro: deje el final abierto mientras dure.',
  'failure-noted-once': 'Esto ya está anotado para ese tiempo: corrija las horas.',
  'outage-is-one-for-all':
    'Es una avería de muchos: quien dirige la termina o la corrige para todos a la vez.',
  'failure-was-noted': 'Aquí no hay nada así anotado: mire de nuevo el caso.',
}
