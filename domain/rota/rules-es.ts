/** The rules about the rota, in Spanish. */
export const rotaRulesEs = {
  'shift-ends-after-start': 'Un turno dura 16 horas como máximo: mire si este termina antes de empezar.',
  'break-in-shift': 'Una pausa empieza y termina dentro de su turno: cambie la pausa o el turno.',
  'breaks-apart': 'Dos pausas del mismo turno se pisan: haga una de las dos.',
  'shifts-apart':
    'Dos turnos de una persona se pisan. Un turno que pasa de medianoche cuenta en el día siguiente.',
  'weeks-end-after-start': 'El último día es anterior al primero: elija otro más tarde, o no ponga ninguno.',
  'swap-has-shift': 'Ninguna de las dos personas trabaja ese día: no hay nada que cambiar.',
}
