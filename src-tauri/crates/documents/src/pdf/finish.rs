//! What printpdf leaves open: version, language, document information, ids, the print dialog's scaling.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::Meta;

/// Mends the document and writes its bytes.
pub(super) fn finish(mut document: Document, title: &str, meta: &Meta) -> Result<Vec<u8>, String> {
    document.version = "1.7".to_owned();
    let stamp = meta.date.format("D:%Y%m%d000000+08'00'").to_string();
    let info = dictionary! {
        "Title" => utf16(title),
        "Author" => utf16(&meta.author),
        "Producer" => utf16("研修"),
        "CreationDate" => Object::string_literal(stamp.clone()),
        "ModDate" => Object::string_literal(stamp),
    };
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    let xmp = document.add_object(xmp(title, meta));
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|e| e.to_string())?;
    let catalog = document.get_object_mut(root).and_then(Object::as_dict_mut).map_err(|e| e.to_string())?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("Metadata", xmp);
    catalog.set("PageMode", Object::Name(b"UseNone".to_vec()));
    // What printpdf names as output intent isn't the profile the colours are in.
    catalog.remove(b"OutputIntents");
    catalog.set(
        "ViewerPreferences",
        dictionary! { "PrintScaling" => Object::Name(b"None".to_vec()), "DisplayDocTitle" => true },
    );
    document.prune_objects();
    document.renumber_objects();
    document.trailer.remove(b"ID");
    let mut draft = Vec::new();
    document.save_to(&mut draft).map_err(|e| e.to_string())?;
    let id = Object::String(Sha256::digest(&draft)[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|e| e.to_string())?;
    Ok(bytes)
}

fn utf16(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn xmp(title: &str, meta: &Meta) -> Stream {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let text = format!(
        r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language><xmp:CreateDate>{date}</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        escape(title),
        escape(&meta.author),
        date = meta.date.format("%Y-%m-%dT00:00:00+08:00"),
    );
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", Object::Name(b"Metadata".to_vec()));
    dictionary.set("Subtype", Object::Name(b"XML".to_vec()));
    Stream::new(dictionary, text.into_bytes()).with_compression(false)
}
