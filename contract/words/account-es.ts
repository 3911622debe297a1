/** What `/account` says, in Spanish. */
import type { AccountWords } from './account-en.ts'

export const accountEs: AccountWords = {
  pageTitle: organisation => `Encuentre su cuenta con ${organisation}`,
  title: 'Encuentre su cuenta',
  lead: 'Escriba cualquier número que tenga de nosotros. Largo o corto, con espacios o sin ellos: ya lo encajamos nosotros.',
  number: '¿Qué tiene a mano?',
  numberHint: 'Un número de cuenta, de factura o de su línea, su número de teléfono o su correo electrónico.',
  words: '¿Qué busca?',
  wordsHint: 'Lo que le prometimos, por ejemplo, o lo que sigue abierto.',
  name: 'Su nombre',
  address: '¿Dónde podemos responderle?',
  addressHint: 'Su correo o su teléfono. Puede ser uno nuevo.',
  find: 'Buscarla',
  whatFollows:
    'Si conocemos un correo electrónico para ese número, enviamos allí un código. También lo mira una persona: no rechazamos a nadie.',
  check: {
    numberMissing: 'Escriba primero un número. Sirve cualquiera que tenga de nosotros.',
    addressWrong: 'Escriba un correo electrónico, como ana@mail.example, o un número de teléfono.',
  },
  link: 'Encuentre su cuenta',
  firstWords: (number, words) => `Busco mi cuenta. Escribí: ${number}${words === '' ? '' : `\n\n${words}`}`,
  inCase: {
    title: 'Su cuenta',
    sent: 'Si conocemos un correo electrónico para lo que escribió, seis cifras van de camino. Con ellas ve su cuenta enseguida.',
    person:
      '¿No llega el código o la dirección ya no es suya? No haga nada: está en la fila y una persona mira lo que escribió.',
    code: 'Las seis cifras',
    enter: 'Ver mi cuenta',
    found: 'Esto es lo que está abierto en su cuenta.',
    nothingOpen: 'No hay nada abierto en su cuenta.',
    open: reference => `Abrir ${reference}`,
    solved: 'Resuelto, con una promesa pendiente',
    promise: (words, when) => `Prometido, ${when}: ${words}`,
    promisePlain: when => `Prometido para ${when}`,
    enough: 'Si ya tiene lo que necesita, diga abajo que está resuelto. Así nadie tiene que mirarlo.',
  },
}
