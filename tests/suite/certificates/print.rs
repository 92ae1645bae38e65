//! Certificates on paper: which ones, in how many files, and where a printer puts them.

use std::process::Command;

use yanxiu_tests::Desk;

/// Left and upper edge of a word on the first page, in points.
fn place(file: &std::path::Path, word: &str) -> (f64, f64) {
    let made = Command::new("pdftotext").args(["-bbox", "-l", "1"]).arg(file).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&made.stdout).into_owned();
    let line = text.lines().find(|l| l.contains(word)).unwrap_or_else(|| panic!("{word} isn't in {text}"));
    let number = |name: &str| {
        let rest = line.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse::<f64>().unwrap()
    };
    (number("xMin"), number("yMin"))
}

#[test]
fn certificates_are_printed_as_chosen() {
    let desk = Desk::new();
    let id = desk.sample();
    let path = |name: &str| desk.path(name).display().to_string();
    let all = desk.run(&["certificates", "print", &id, "--out", &path("all.pdf")]);
    assert_eq!((all.exit, &all.document["count"]), (0, &29.into()), "{}", all.document);
    desk.run(&["certificates", "void", "2021-17-002", "--why", "污损"]);
    let each = desk.run(&["certificates", "print", "--each", "--out", &path("each")]);
    assert_eq!((each.exit, &each.document["count"]), (0, &28.into()), "a void one isn't printed");
    let files: Vec<String> = std::fs::read_dir(desk.path("each"))
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let list = desk.run(&["certificates", "register"]).document;
    for row in list["certificates"].as_array().unwrap().iter().filter(|c| c["state"] != "void") {
        let name = format!("{}-{}.pdf", row["number"].as_str().unwrap(), row["name"].as_str().unwrap());
        assert!(files.contains(&name), "{name}");
    }
    for (arguments, code) in [
        (vec!["--from", "2030-01-01"], "nothing_to_print"),
        (vec!["--number", "2021-17-999"], "certificate_not_found"),
        (vec!["--overprint", "--printer", "三楼"], "printer_not_found"),
    ] {
        let out = path("none.pdf");
        let mut all = vec!["certificates", "print", &id, "--out", &out];
        all.extend(arguments);
        let answer = desk.run(&all);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &code.into()));
        assert!(!desk.path("none.pdf").exists());
    }
}

#[test]
fn a_printer_moves_what_is_printed_on_stock() {
    let desk = Desk::new();
    let id = desk.sample();
    let path = |name: &str| desk.path(name).display().to_string();
    let print = |out: &str, more: &[&str]| {
        let mut all = vec!["certificates", "print", &id, "--number", "2021-17-001", "--out", out];
        all.extend(more);
        assert_eq!(desk.run(&all).exit, 0);
    };
    // This printer puts everything 1.5 mm to the right and 2 mm down, and prints it 1 % too large.
    let measured = ["21.7", "22.2", "281.27", "193.9"];
    let calibrated =
        desk.run(&[&["certificates", "printer", "calibrate", "三楼", "--measured"], &measured[..]].concat());
    assert_eq!(calibrated.exit, 0, "{}", calibrated.document);
    print(&path("full.pdf"), &[]);
    print(&path("moved.pdf"), &["--overprint", "--printer", "三楼"]);
    let (full, moved) = (place(&desk.path("full.pdf"), "2021-17-001"), place(&desk.path("moved.pdf"), "2021-17-001"));
    let mm = 72.0 / 25.4;
    let out = |at: (f64, f64)| (at.0 * 1.01 + 1.5 * mm, at.1 * 1.01 + 2.0 * mm);
    let came_out = out(moved);
    assert!((came_out.0 - full.0).abs() < 0.3 && (came_out.1 - full.1).abs() < 0.3, "{full:?} {moved:?} {came_out:?}");
    let text = Command::new("pdftotext").arg(desk.path("moved.pdf")).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(!text.contains("山东省"), "what the stock bears isn't printed: {text}");
    assert_eq!(desk.run(&["certificates", "printer", "sheet", "--out", &path("sheet.pdf")]).exit, 0);
    for bad in [["20", "20", "10", "190"], ["20", "20", "277", "60"], ["60", "20", "277", "190"]] {
        let all = [&["certificates", "printer", "calibrate", "坏", "--measured"], &bad[..]].concat();
        assert_eq!(desk.run(&all).exit, 3, "{bad:?}");
    }
    let known = desk.run(&["certificates", "printer", "list"]).document;
    assert_eq!(known["printers"].as_array().map(Vec::len), Some(1), "nothing of a bad calibration is kept");
}

/// A file is what its name says, or it isn't written.
#[test]
fn files_are_written_under_endings_of_their_own() {
    let desk = Desk::new();
    let id = desk.sample();
    for (arguments, bad, good) in [
        (&["print", &id][..], "证书.txt", "证书.PDF"),
        (&["print", &id], "证书", "证书.pdf"),
        (&["register"], "登记簿.docx", "登记簿.xlsx"),
        (&["register"], "登记簿", "登记簿.pdf"),
        (&["register", "--hand-over"], "签收表.doc", "签收表.pdf"),
        (&["printer", "sheet"], "校准.png", "校准.pdf"),
        (&["template", "export", "portrait"], "样式.txt", "样式.toml"),
        (&["key", "page"], "核验.pdf", "核验.html"),
    ] {
        for (name, exit) in [(bad, 2), (good, 0)] {
            let out = desk.path(name);
            let answer = desk.run(&[&["certificates"], arguments, &["--out", &out.display().to_string()]].concat());
            assert_eq!((answer.exit, out.exists()), (exit, exit == 0), "{arguments:?} {name} {}", answer.document);
            if exit == 2 {
                assert_eq!(answer.document["error"]["code"], "bad_format");
            }
        }
    }
}

#[test]
fn what_cannot_be_printed_says_why() {
    let desk = Desk::new();
    let id = desk.sample();
    let path = |name: &str| desk.path(name).display().to_string();
    let register = "证书编号,姓名,培训班名称,发证日期\n2019-3-001,孙七,畜牧班,2019-05-09\n";
    std::fs::write(desk.path("往年.csv"), register).unwrap();
    assert_eq!(desk.run(&["certificates", "import-register", &path("往年.csv")]).exit, 0);
    let print = |more: &[&str]| {
        let answer = desk.run(&[&["certificates", "print", "--out", &path("一本.pdf")], more].concat());
        let error = &answer.document["error"];
        let of = |key: &str| error[key].as_str().unwrap_or_default().to_owned();
        (answer.exit, of("code"), of("message"), of("hint"))
    };
    let (exit, code, message, hint) = print(&["--number", "２０１９－３－００１"]);
    assert_eq!((exit, code.as_str()), (3, "earlier_certificate"));
    assert!(message.contains("往年登记簿") && hint.contains("不能在这里打印"), "{message} {hint}");
    // A template too small for what this class says.
    let shipped = std::fs::read_to_string(yanxiu_tests::root().join("assets/certificates/portrait.toml")).unwrap();
    let narrow = shipped.replace("竖式（素框）", "窄样式").replace("height = 100\n", "height = 12\n");
    std::fs::write(desk.path("窄.toml"), narrow).unwrap();
    assert_eq!(desk.run(&["certificates", "template", "import", &path("窄.toml")]).exit, 0);
    let (exit, code, _, hint) = print(&[&id, "--template", "窄样式"]);
    assert_eq!((exit, code.as_str()), (4, "template_no_room"));
    assert!(hint.contains("证书样式") && !hint.contains("assets"), "{hint}");
}
