/** What to send instead of a field that is wrong, in Spanish. */
import type { WrongWords } from './wrong-en.ts'

export const wrongInSpanish: WrongWords = {
  missing: 'falta; envíelo también',
  text: 'escriba un texto',
  number: 'escriba un número',
  wholeNumber: 'escriba un número entero',
  yesOrNo: 'diga sí o no: true o false',
  list: 'envíe una lista, aunque sea de uno',
  fields: 'envíe campos con nombre, como JSON o como formulario',
  somethingElse: 'escríbalo de otra manera',
  notEmpty: 'escriba algo',
  atLeast: least => `escriba al menos ${least} letras`,
  atMost: most => `escriba ${most} letras como mucho`,
  from: least => `elija ${least} o más`,
  upTo: most => `elija ${most} o menos`,
  atLeastSoMany: least => `envíe al menos ${least}`,
  atMostSoMany: most => `envíe ${most} como mucho`,
  stepsOf: step => `elija un múltiplo de ${step}`,
  oneOf: choices => `elija uno de estos: ${choices.join(', ')}`,
  exactly: choice => `aquí solo vale ${choice}`,
  id: 'indíquelo entero, tal como está en el enlace o la respuesta de donde viene',
  email: 'escriba un correo como noa@post.example',
  link: 'escriba una dirección que empiece por https://',
  date: 'escriba una fecha como 2026-11-23',
  beginsWith: start => `empiece por ${start}`,
  notKnown: names => `quite ${names.join(', ')}: aquí nadie lo conoce`,
}
