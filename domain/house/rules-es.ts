/** The rules about the house and its people, in Spanish. */
export const houseRulesEs = {
  'left-stays-left': 'Esta persona se ha ido. Si vuelve, invítela de nuevo, con otra dirección.',
  'deputy-works-here': 'Quien la sustituye se ha ido: elija a alguien que trabaje aquí.',
  'deputy-has-joined': 'Quien la sustituye aún no ha entrado nunca: elija a alguien que pueda contestar.',
  'an-admin-remains':
    'No quedaría nadie que pueda configurar: dé antes ese permiso a un compañero que ya haya entrado.',
  'duty-lead-leads':
    'El responsable de guardia debe ser responsable o dirección, trabajar aquí y haber entrado: nombre antes a otro.',
  'skill-is-free':
    'Esta especialidad aún se usa: quítela a las personas y buzones que la tienen y espere a que ningún caso abierto la pida.',
  'team-is-empty': 'Aún hay personas en este equipo: páselas antes a otro.',
}
