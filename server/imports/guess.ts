/** Which column is what, by the words that people put over their columns in English and Spanish. */
import {
  type ImportField,
  type ImportKind,
  importFields,
  importKinds,
  requiredFields,
} from '../../contract/import-fields.ts'
import type { Columns } from '../../contract/import.ts'
import { plainWord } from '../../domain/import/values.ts'

/** Plain words (see plainWord). The first column that fits is taken; a word that stands earlier fits better. */
const words: Readonly<Record<ImportField, readonly string[]>> = {
  externalId: [
    'customernumber',
    'customerid',
    'customerno',
    'clientid',
    'clientnumber',
    'externalid',
    'crmid',
    'numerodecliente',
    'numerocliente',
    'nocliente',
    'idcliente',
    'codigocliente',
    'codigodecliente',
    'cliente',
    'customer',
    'id',
  ],
  name: [
    'name',
    'fullname',
    'customername',
    'clientname',
    'firstname',
    'forename',
    'givenname',
    'nombre',
    'nombrecompleto',
    'nombrecliente',
    'razonsocial',
  ],
  familyName: ['familyname', 'lastname', 'surname', 'apellidos', 'apellido', 'primerapellido'],
  email: ['email', 'emailaddress', 'mail', 'correo', 'correoelectronico', 'direcciondecorreo'],
  phone: [
    'phone',
    'phonenumber',
    'telephone',
    'tel',
    'telephonenumber',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'telefono',
    'telefonomovil',
    'movil',
    'celular',
    'numerodetelefono',
  ],
  secondPhone: [
    'phone2',
    'secondphone',
    'otherphone',
    'homephone',
    'landline',
    'mobile',
    'mobilephone',
    'telefono2',
    'otrotelefono',
    'telefonofijo',
    'fijo',
    'movil',
  ],
  language: ['language', 'lang', 'idioma', 'lengua'],
  accountNumber: [
    'accountnumber',
    'accountno',
    'account',
    'accountid',
    'contractnumber',
    'contract',
    'numerodecuenta',
    'cuenta',
    'numerocuenta',
    'contrato',
    'numerodecontrato',
  ],
  openedOn: [
    'openedon',
    'opened',
    'opendate',
    'startdate',
    'since',
    'created',
    'fechadealta',
    'fechaalta',
    'alta',
    'desde',
  ],
  identifier: [
    'identifier',
    'serviceid',
    'servicenumber',
    'lineid',
    'linenumber',
    'line',
    'msisdn',
    'phonenumber',
    'number',
    'identificador',
    'numerodeservicio',
    'idservicio',
    'linea',
    'numerodelinea',
    'numero',
  ],
  serviceKind: [
    'kind',
    'servicekind',
    'type',
    'servicetype',
    'product',
    'service',
    'tipo',
    'tipodeservicio',
    'servicio',
    'producto',
  ],
  plan: ['plan', 'planname', 'tariff', 'package', 'tarifa', 'paquete'],
  monthly: [
    'monthly',
    'monthlyprice',
    'monthlyfee',
    'price',
    'fee',
    'amount',
    'cuota',
    'cuotamensual',
    'precio',
    'preciomensual',
    'importe',
    'mensual',
  ],
  currency: ['currency', 'moneda', 'divisa'],
  serviceState: [
    'state',
    'status',
    'servicestate',
    'servicestatus',
    'estado',
    'estadodelservicio',
    'situacion',
  ],
  since: [
    'since',
    'activatedon',
    'activationdate',
    'startdate',
    'start',
    'desde',
    'fechadealta',
    'fechaalta',
    'fechadeactivacion',
  ],
  billNumber: [
    'billnumber',
    'billno',
    'bill',
    'invoicenumber',
    'invoiceno',
    'invoice',
    'numerodefactura',
    'factura',
    'numerofactura',
    'nofactura',
  ],
  issuedOn: [
    'issuedon',
    'issued',
    'issuedate',
    'billdate',
    'invoicedate',
    'date',
    'fechadeemision',
    'fechaemision',
    'fechadefactura',
    'fechafactura',
    'fecha',
  ],
  dueOn: ['dueon', 'due', 'duedate', 'payby', 'vencimiento', 'fechadevencimiento', 'fechavencimiento'],
  total: ['total', 'amount', 'totalamount', 'sum', 'importe', 'importetotal', 'totalfactura'],
  billState: ['state', 'status', 'billstate', 'paymentstatus', 'estado', 'situacion'],
}

/** The columns of this kind that the heading names, each column for one field. */
export function guessColumns(header: readonly string[], kind: ImportKind): Columns {
  const free = new Map(header.map(name => [name, plainWord(name)]))
  const columns: Columns = {}
  for (const field of importFields[kind]) {
    const fits = words[field].flatMap(word => [...free].filter(([, plain]) => plain === word))[0]?.[0]
    if (fits === undefined) continue
    columns[field] = fits
    free.delete(fits)
  }
  return columns
}

/** The kind of which most is named, those first of which nothing that is needed is missing. */
export function guessKind(header: readonly string[]): {
  readonly kind: ImportKind
  readonly columns: Readonly<Record<ImportKind, Columns>>
} {
  const columns = {
    customers: guessColumns(header, 'customers'),
    accounts: guessColumns(header, 'accounts'),
    services: guessColumns(header, 'services'),
    bills: guessColumns(header, 'bills'),
  }
  const score = (kind: ImportKind) =>
    Object.keys(columns[kind]).length - 10 * missingIn(columns[kind], kind).length
  const [kind = 'customers'] = importKinds.toSorted((a, b) => score(b) - score(a))
  return { kind, columns }
}

/** The fields that this kind cannot do without and that no column is named for. */
export function missingIn(columns: Columns, kind: ImportKind): readonly ImportField[] {
  return requiredFields[kind].filter(field => columns[field] === undefined)
}
