/** An agent's own shifts, in Spanish. */
import type { MyShiftsWords } from './my-shifts-en.ts'

export const myShiftsEs: MyShiftsWords = {
  title: 'Mis turnos',
  now: until => `Su turno termina a las ${until}`,
  onBreak: until => `Pausa hasta las ${until}`,
  nextBreak: (from, until) => `pausa ${from}–${until}`,
  next: (when, until) => `Próximo turno: ${when}–${until}`,
  all: 'Los próximos siete días',
}
