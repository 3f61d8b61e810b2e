import {
  type EventSource,
  type EventSources,
  hexId,
  pages,
  recordId,
  story,
  storyId,
  usual,
} from './event-source.ts';

const invoice: EventSources = {
  _id: hexId('contact', 'invoice'),
  name: story('invoiceName'),
  'businessDetails.name': story('locationName'),
  'businessDetails.address': story('locationAddress'),
  'businessDetails.phoneNo': story('locationPhoneDashed'),
  'businessDetails.website': story('locationWebsite'),
  'businessDetails.logoUrl': story('locationLogoUrl'),
  'businessDetails.customValues': usual([]),
  invoiceNumber: { pattern: '^[1-9]\\d{0,5}$' },
  'contactDetails.id': storyId('contactId'),
  'contactDetails.phoneNo': story('contactPhoneDashed'),
  'contactDetails.email': story('contactEmail'),
  'contactDetails.customFields': usual([]),
  'contactDetails.name': story('contactName'),
  'contactDetails.companyName': story('contactCompany'),
  'contactDetails.address.countryCode': usual('US'),
  'contactDetails.address.addressLine1': story('contactStreet'),
  'contactDetails.address.addressLine2': usual(''),
  'contactDetails.address.city': story('contactCity'),
  'contactDetails.address.state': story('contactState'),
  'contactDetails.address.postalCode': story('contactPostalCode'),
  'contactDetails.additionalEmails[].email': story('contactEmail'),
  issueDate: story('issueDay', { format: 'date' }),
  dueDate: story('dueDay', { format: 'date' }),
  // The example takes ten per cent off and charges the full price; here sums add up.
  'discount.value': usual(0),
  'invoiceItems[]._id': recordId('contact', 'invoice-item'),
  'invoiceItems[].productId': hexId('location', 'product'),
  'invoiceItems[].priceId': hexId('location', 'price'),
  'invoiceItems[].name': story('productName'),
  'invoiceItems[].amount': story('price'),
  total: story('price'),
  'totalSummary.subTotal': story('price'),
};

const NOTHING = usual(0);

function settled(status: string, amountPaid: EventSource, amountDue: EventSource): EventSources {
  return { status: usual(status), amountPaid, amountDue };
}

const unpaid = (status: string): EventSources => settled(status, NOTHING, story('price'));

/** The sources of the invoice pages; `status` is the one each page shows. */
export const invoiceSources = pages(invoice, {
  InvoiceCreate: unpaid('draft'),
  InvoiceUpdate: unpaid('draft'),
  InvoiceSent: unpaid('sent'),
  InvoiceVoid: unpaid('void'),
  InvoiceDelete: unpaid('delete'),
  InvoicePartiallyPaid: settled('partially_paid', story('firstPayment'), story('secondPayment')),
  InvoicePaid: settled('paid', story('price'), NOTHING),
});
