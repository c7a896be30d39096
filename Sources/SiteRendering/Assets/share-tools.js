// What mail tools put into a link for each of their readers.
"use strict";
// Name, parameters as the tool wants them, the parameter that leaves the form out, a note.
globalThis.shareTools = [
  [
    "Mailchimp", "name=*|FNAME|*%20*|LNAME|*&email=*|EMAIL|*", "skip",
    "FNAME and LNAME are the usual merge tags of an audience; yours may have other names.",
  ],
  [
    "HubSpot",
    "name={{contact.firstname|urlencode}}%20{{contact.lastname|urlencode}}&email={{contact.email|urlencode}}",
    "skip",
  ],
  [
    "Klaviyo",
    "name={{first_name|default:''|urlencode}}%20{{last_name|default:''|urlencode}}&email={{email|urlencode}}",
    "skip",
  ],
  [
    "Brevo",
    "name={{contact.FIRSTNAME|urlencode}}%20{{contact.LASTNAME|urlencode}}&email={{contact.EMAIL|urlencode}}",
    "skip", "Attributes have the names that they have in your list.",
  ],
  [
    "Kit",
    "name={{subscriber.first_name|url_encode}}&email={{subscriber.email_address|url_encode}}", "skip",
  ],
  ["ActiveCampaign", "name=%FIRSTNAME%%20%LASTNAME%&email=%EMAIL%", "skip"],
  ["Campaign Monitor", "name=[fullname,fallback=]&email=[email]", "skip"],
  [
    "Constant Contact", "name=[[FIRSTNAME]]%20[[LASTNAME]]&email=[[EMAILADDRESS]]", "skip",
    "Choose the same details from the tool’s own list if it writes them otherwise.",
  ],
  [
    "Marketo", "name={{lead.Full Name}}&email={{lead.Email Address}}", "skip",
    "Paste it into the link field of the editor, which keeps the spaces in tokens.",
  ],
  ["Salesforce Marketing Cloud", "name=%%FirstName%%%20%%LastName%%&email=%%emailaddr%%", "skip"],
  [
    "Salesforce, Classic template",
    "name={!Lead.Name}&email={!Lead.Email}&name={!Contact.Name}&email={!Contact.Email}"
      + "&sosfLeadId={!Lead.Id}&sosfContactId={!Contact.Id}&sosfCaseId={!Case.Id}",
    "soSkip", "What a record does not have stays empty. Name and e-mail fill in the form; the ids are for your own records.",
  ],
  [
    "Salesforce, Lightning template",
    "name={{{Recipient.Name}}}&email={{{Recipient.Email}}}"
      + "&sosfLeadId={{{Lead.Id}}}&sosfContactId={{{Contact.Id}}}&sosfCaseId={{{Case.Id}}}",
    "soSkip", "What a record does not have stays empty. Name and e-mail fill in the form; the ids are for your own records.",
  ],
  [
    "Infusionsoft (Keap)",
    "name=~Contact.FirstName~%20~Contact.LastName~&email=~Contact.Email~&soisContactID=~Contact.Id~",
    "soSkip", "Name and e-mail fill in the form; the id is for your own records.",
  ],
  ["Act-On", "name={{First Name}}%20{{Last Name}}&email={{Email-Address}}", "skip"],
  ["Sendlane", "name={{contact.first_name}}%20{{contact.last_name}}&email={{contact.email}}", "skip"],
  ["Ontraport", "name=[First Name]%20[Last Name]&email=[Email]", "skip"],
  ["flexmail", "name=#firstname#%20#name#&email=#email#", "skip"],
  [
    "Another tool", "name=ADD_DYNAMIC_FIELD&email=ADD_DYNAMIC_FIELD", "skip",
    "Put the tool’s own fields in place of both ADD_DYNAMIC_FIELD, encoded for links if it can do that.",
  ],
];
