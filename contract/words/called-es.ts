/** What the pages that are alive say, in Spanish, about being called back. */
import type { CalledWords } from './called-en.ts'

export const calledEs: CalledWords = {
  way: {
    link: 'Llámenme',
    keeps: 'Usted conserva su puesto en la fila.',
    closed: 'Elija una hora en la que esté abierto.',
    past: 'Ha esperado más de lo que decimos que espera una petición. Elija una hora y le llamamos entonces.',
  },
  own: {
    title: 'No hace falta que espere aquí',
    call: 'Prefiero que me llamen',
    instead:
      'No hace falta que espere aquí: podemos llamarle cuando sea su turno, y usted conserva su puesto.',
    tellMe: 'Avísenme aquí cuando sea mi turno',
    tellMeHint:
      'Puede cerrar esta página. Cuando sea su turno le enviamos un mensaje con un enlace, y tiene cinco minutos para venir.',
    tellMeOpen:
      'Deje esta página abierta: aquí se lo decimos, y tiene cinco minutos para venir. Si conocemos su correo, puede cerrarla: le enviamos un enlace.',
    willCall: 'Le llamamos nosotros',
    willTell: 'Le avisamos cuando sea su turno',
    number: 'Al número que acaba en {masked}.',
    chosen: 'Usted eligió de {from} a {until}.',
    next: 'Lo intentamos y no le localizamos. Lo intentamos otra vez {when}, en su puesto de siempre.',
    due: 'Es su turno: le llama la primera persona que quede libre.',
    tries:
      'Si no le localizamos, lo intentamos otra vez a los diez minutos, y una vez más al cabo de una hora. Después le guardamos el puesto hasta el final del próximo día laborable.',
    change: 'Cambiar el número o la hora',
    waitHere: 'Al final espero aquí',
    calling: '{name} le está llamando',
    callingHint: 'Conteste al teléfono, por favor.',
    isHere: 'Es su turno: {name} está aquí',
    until: 'Le espera hasta las {clock}.',
    iAmHere: 'Ya estoy aquí',
    kept: 'Le guardamos el puesto hasta {when}.',
    keptAllDay: 'Le guardamos el puesto hasta el final del {day}.',
    keptHint:
      'Le llamamos tres veces y no le localizamos. Escriba aquí, llámenos o pida otra llamada: será de los primeros.',
    again: 'Llámenme otra vez',
  },
}
