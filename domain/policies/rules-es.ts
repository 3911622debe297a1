/** The rules about who may do what, in Spanish. */
export const policyRulesEs = {
  'named-role-books-by-hand':
    'Anotar referencias de lo que se hizo a mano es para una función superior a la suya.',
  'lead-changes-house-rules': 'Solo un responsable o un administrador puede cambiar una norma de la casa.',
  'lead-sees-where-help-stopped':
    'Solo un responsable o un administrador puede ver dónde se detuvo la ayuda.',
  'named-reviewers-review':
    'Solo quienes están nombrados para ello revisan lo que alguien dio a personas cercanas.',
  'nobody-reviews-their-own': 'Usted dio o permitió esto: lo revisa otra persona.',
  'team-only': 'Esto es para las personas del equipo: entre, por favor.',
  'owner-hands-over': 'Solo quien lleva el caso puede pasarlo a otra persona.',
  'owner-or-lead-asks':
    'Solo quien lleva el caso o un responsable puede preguntar al cliente si está resuelto.',
  'owner-or-lead-reports': 'Solo quien lleva el caso o un responsable puede apuntar el sí del cliente.',
  'owner-or-lead-changes-kind':
    'Solo quien lleva el caso o un responsable puede cambiar qué clase de asunto es.',
  'owner-or-lead-puts-aside': 'Solo quien lleva el caso o un responsable puede apartarlo.',
  'owner-or-lead-keeps-address':
    'Solo quien lleva el caso o un responsable puede guardar una dirección nueva del cliente: allí irían las cartas.',
  'owner-or-lead-joins': 'Solo quien lleva uno de los dos casos, o un responsable, puede unirlos.',
  'lead-reassigns': 'Solo un responsable o quien configura puede dar un caso a otra persona.',
  'own-presence': 'Usted pone su presencia; solo un responsable pone la de otra persona.',
  'admin-manages-people': 'Solo quien configura puede añadir, cambiar o quitar personas.',
  'lead-sees-wallboard':
    'Solo un responsable o quien dirige la atención ve el panel, las promesas en riesgo y quién quiere irse.',
  'lead-notes-outages': 'Solo un responsable o quien administra puede anotar una avería de muchos clientes.',
  'lead-plans-shifts': 'Solo un responsable o quien administra puede cambiar los turnos.',
  'lead-sees-setup': 'Solo un responsable o quien configura puede ver la configuración.',
  'admin-sets-up': 'Solo quien configura puede cambiar la configuración.',
  'admin-sets-up-channels': 'Solo quien configura puede cambiar las vías por las que llegan los clientes.',
  'agency-moves-no-ways':
    'Quien trabaja para una empresa externa no puede cambiar buzones, botones ni dónde se anota el dinero.',
  'agency-sets-no-money':
    'Quien trabaja para una empresa externa no puede fijar límites, fondos ni lo que se puede dar.',
  'lead-edits-articles': 'Solo un responsable o quien configura puede cambiar los artículos de ayuda.',
  'lead-shares-snippets': 'Solo un responsable o quien configura puede cambiar los textos de todo el equipo.',
  'admin-sets-modes': 'Solo quien configura puede cambiar con qué rigor vale una garantía.',
  'own-admin-imports': 'Solo quien configura y es de la propia empresa puede importar clientes.',
  'head-exports': 'Solo la dirección o quien configura puede exportar clientes.',
  'agency-takes-nothing-out':
    'Quien trabaja para una empresa externa no puede sacar casos, ni como copia ni como lista.',
  'agency-exports-nobody': 'Quien trabaja para una empresa externa no puede exportar clientes.',
  'admin-sets-links': 'Solo quien configura puede cambiar los enlaces a otros sistemas.',
  'agency-manages-nobody':
    'Quien trabaja para una empresa externa no puede añadir, cambiar ni quitar personas.',
  'customer-only': 'Esto solo puede hacerlo el cliente: ábralo con su enlace o pídanos un código.',
  'own-case-only': 'Con este enlace o código solo se abre su propio caso.',
  'verified-only': 'Muestre antes que es usted: pídanos un código.',
}
