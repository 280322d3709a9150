import type { ParameterStyle } from './parameter-style.ts';

/** What the document says about how a body is written, beyond its content type. */
export interface BodyLayout {
  /** Parts of a multipart body and fields of a form, by name. */
  readonly parts?: Readonly<Record<string, PartLayout>>;
  /** How XML is written, as deep as the body goes. */
  readonly xml?: XmlLayout;
}

/** How one part of a multipart body, or one field of a form, is written: an `encoding` object of the document. */
export interface PartLayout {
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a form's field: written like a query parameter. */
  readonly style?: ParameterStyle;
}

/** How a value is written in XML: the `xml` keywords of its schema and of what stands in it. */
export interface XmlLayout {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly attribute?: boolean;
  /** A list has an element of its own around its items. */
  readonly wrapped?: boolean;
  readonly properties?: Readonly<Record<string, XmlLayout>>;
  readonly items?: XmlLayout;
}
