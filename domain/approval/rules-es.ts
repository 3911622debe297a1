/** The rules of approvals in Spanish, by name. */
export const approvalRulesEs: Readonly<Record<string, string>> = {
  'nothing-allowed-to-oneself':
    'Nadie permite nada para una cuenta propia: deje que suba, y lo decide un compañero.',
  'approval-asked-once': 'Esto ya se pidió, y no así: mire lo que se pidió.',
  'approval-not-asked-twice': 'Alguien ya decide sobre esto: su respuesta llega aquí.',
  'approval-only-beyond-authority': 'Usted puede hacerlo por su cuenta: nadie tiene que decidir.',
  'approval-from-above':
    'Aquí nadie a quien pedirlo está por encima de usted: sus límites se cambian en la configuración.',
  'details-asked-for-whom-one-helps':
    'Atienda antes a esa persona, cuando le toque: pida después, y los datos salen con el sí.',
  'nobody-is-asked-by-themselves': 'Nadie se pide un sí a sí mismo.',
  'approval-known': 'Nadie pidió tal cosa en este caso.',
  'nobody-approves-their-own': 'Nadie decide sobre lo que pidió.',
  'approval-decided-once': 'Esto ya está decidido, y la respuesta es definitiva.',
  'approval-still-wanted': 'Esto ya no se pide: se retiró, o su caso está cerrado.',
  'approval-by-who-may':
    'Solo decide la persona a quien se pidió, quien la sustituye o quien está por encima.',
  'approval-covers-what-was-asked': 'Un sí cubre exactamente lo que se pidió: esto, en este caso, una vez.',
  'another-amount-repairs-in-full':
    'Otro importe debe repararlo del todo: elija uno que lo haga, o diga que no con sus motivos.',
  'approval-within-own-limits':
    'Esto supera también sus límites: permita menos que lo repare, o deje que suba.',
  'declined-with-reasons': 'Diga por qué no, con palabras que el cliente entienda.',
  'taken-back-by-who-asked': 'Solo lo retira quien lo pidió.',
  'decided-is-not-taken-back': 'Esto ya está decidido: lo que se concedió es del cliente.',
}
