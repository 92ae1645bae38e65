//! What printpdf leaves open, to the rules of PDF/A-2b (ISO 19005-2): version, language, document information and the
//! same in XMP, the colours' profile, an id, and the print dialog's scaling.

use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{Meta, profile};

/// What made the file.
const PRODUCER: &str = "研修";

/// Mends the document and writes its bytes.
pub(super) fn finish(mut document: Document, title: &str, meta: &Meta) -> Result<Vec<u8>, String> {
    document.version = "1.7".to_owned();
    // PDF/A asks for four bytes beyond ASCII in the second line (6.1.2).
    document.binary_mark = vec![0xE2, 0xE3, 0xCF, 0xD3];
    let stamp = meta.date.format("D:%Y%m%d000000+08'00'").to_string();
    let info = document.add_object(dictionary! {
        "Title" => utf16(title),
        "Author" => utf16(&meta.author),
        "Producer" => utf16(PRODUCER),
        "CreationDate" => Object::string_literal(stamp.clone()),
        "ModDate" => Object::string_literal(stamp),
    });
    document.trailer.set("Info", info);
    let xmp = document.add_object(xmp(title, meta));
    let srgb = document.add_object(Stream::new(dictionary! { "N" => 3 }, profile::srgb()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => srgb,
    });
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|e| e.to_string())?;
    let catalog = document.get_object_mut(root).and_then(Object::as_dict_mut).map_err(|e| e.to_string())?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("Metadata", xmp);
    catalog.set("PageMode", Object::Name(b"UseNone".to_vec()));
    catalog.set("PageLayout", Object::Name(b"OneColumn".to_vec()));
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "PrintScaling" => Object::Name(b"None".to_vec()), "DisplayDocTitle" => true },
    );
    document.prune_objects();
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            // What doesn't get smaller stays as it is.
            let _ = stream.compress();
        }
    }
    document.renumber_objects();
    let id = Object::String(digest(&document), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).max_objects_per_stream(200);
    document.save_with_options(&mut bytes, options.compression_level(9).build()).map_err(|e| e.to_string())?;
    Ok(bytes)
}

/// The id of a file: the digest of all that it shows and says of itself.
fn digest(document: &Document) -> Vec<u8> {
    let mut all = Sha256::new();
    for (id, object) in &document.objects {
        all.update(id.0.to_le_bytes());
        match object {
            Object::Stream(stream) => all.update(&stream.content),
            other => all.update(format!("{other:?}")),
        }
    }
    all.finalize()[..16].to_vec()
}

fn utf16(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn xmp(title: &str, meta: &Meta) -> Stream {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let text = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language><pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{feff}',
        title = escape(title),
        author = escape(&meta.author),
        date = meta.date.format("%Y-%m-%dT00:00:00+08:00"),
    );
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", Object::Name(b"Metadata".to_vec()));
    dictionary.set("Subtype", Object::Name(b"XML".to_vec()));
    // Plain, so that whoever finds the file can read what it is without a reader for it.
    Stream::new(dictionary, text.into_bytes()).with_compression(false)
}
