"""The first sample: decree 3 of 2025 of the KPU of Kabupaten Banjar and its Lampiran."""

from __future__ import annotations

from samples.generator.spec import Action, Area, Decree, Person, Program, Style

ISSUER = "KOMISI PEMILIHAN UMUM KABUPATEN BANJAR"
PLAN = (
    "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS DI LINGKUNGAN KOMISI PEMILIHAN UMUM "
    "KABUPATEN BANJAR TAHUN 2025"
)
TITLE = f"PENETAPAN {PLAN}"
EVERY_MONTH = tuple(range(12))
LN = "Lembaran Negara Republik Indonesia"
BN = "Berita Negara Republik Indonesia"
PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
PKPU = "Peraturan Komisi Pemilihan Umum"
OFFICES = (
    "Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum "
    "Kabupaten/Kota"
)

CONSIDERATIONS = (
    (
        "bahwa untuk melaksanakan tugas dan tanggung jawab Tim Pembangunan Zona Integritas "
        "berdasarkan Surat Komisi Pemilihan Umum Republik Indonesia Nomor 47/PW.01/10/2022, "
        "tanggal 18 Januari 2022 perihal Penunjukan Satuan Kerja Pilot Project Implementasi "
        "Pembangunan Zona Integritas, Komisi Pemilihan Umum Kabupaten Banjar menyusun Rencana Aksi "
        "Pembangunan Zona Integritas Tahun 2025 ;"
    ),
    (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan "
        "Keputusan Komisi Pemilihan Umum Kabupaten Banjar Tentang Penetapan Rencana Aksi "
        "Pembangunan Zona Integritas di Lingkungan Komisi Pemilihan Umum Kabupaten Banjar Tahun "
        "2025."
    ),
)

LEGAL_BASIS = (
    (
        "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas "
        f"dari Korupsi, Kolusi dan Nepotisme ({LN} Tahun 1999 Nomor 75, Tambahan {LN} Nomor 3851);"
    ),
    (
        "Undang-Undang Nomor 31 Tahun 1999 tentang Pemberantasan Tindak Pidana Korupsi sebagaimana "
        "telah diubah dengan Undang-Undang Nomor 20 Tahun 2001 tentang Perubahan Atas "
        "Undang-Undang Nomor 31 Tahun 1999 tentang Pemberantasan Tindak Pidana Korupsi "
        f"({LN} Tahun 1999 Nomor 140, Tambahan {LN} Nomor 3874);"
    ),
    (
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum "
        f"({LN} Tahun 2017 Nomor 182, Tambahan {LN} Nomor 6109);"
    ),
    "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025;",
    (
        f"{PANRB} Nomor 26 Tahun 2020 tentang Pedoman Evaluasi Pelaksanaan Reformasi Birokrasi "
        f"({BN} Tahun 2020 Nomor 442);"
    ),
    (
        f"{PANRB} Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas Menuju "
        "Wilayah Bebas Korupsi dan Wilayah Birokrasi Bersih Melayani di Instansi Pemerintah "
        f"({BN} Tahun 2021 Nomor 1571);"
    ),
    (
        f"{PANRB} Nomor 3 Tahun 2023 tentang perubahan atas {PANRB} Nomor 25 tahun 2020 tentang "
        "Road Map Reformasi Birokrasi 2020-2024;"
    ),
    (
        f"{PKPU} Nomor 8 Tahun 2019 tentang Tata Kerja {OFFICES} ({BN} Tahun 2019 Nomor 320), "
        f"sebagaimana telah beberapa kali diubah, terakhir dengan {PKPU} Nomor 4 Tahun 2021 "
        f"tentang Perubahan Ketiga atas {PKPU} Nomor 8 Tahun 2019 tentang Tata Kerja {OFFICES} "
        f"({BN} Tahun 2021 Nomor 786);"
    ),
    (
        f"{PKPU} Nomor 21 Tahun 2023 tentang Perubahan Kedua atas {PKPU} Nomor 14 Tahun 2020 "
        "tentang Tugas, Fungsi, Susunan Organisasi, dan Tata Kerja Sekretariat Jenderal Komisi "
        "Pemilihan Umum, Sekretariat Komisi Pemilihan Umum Provinsi, dan Sekretariat Komisi "
        "Pemilihan Umum Kabupaten/Kota;"
    ),
    (
        "Keputusan Komisi Pemilihan Umum Republik Indonesia Nomor 1393 Tahun 2023 tentang *Road "
        "Map* Birokrasi Komisi Pemilihan Umum Tahun 2020-2024;"
    ),
    (
        "Keputusan Komisi Pemilihan Umum Republik Indonesia Nomor 314/ORT.07-Kpt/01/KPU/V/2021 "
        "tentang Petunjuk Teknis Pelaksanaan Reformasi Birokrasi di Lingkungan Komisi Pemilihan "
        "Umum, Komisi Pemilihan Umum Provinsi dan Komisi Pemilihan Umum Kabupaten/Kota;"
    ),
)

DICTUMS = (
    (
        "KESATU",
        (
            "Menetapkan Rencana Aksi Pembangunan Zona Integritas di Lingkungan Komisi Pemilihan "
            "Umum Kabupaten Banjar Tahun 2025 sebagaimana tercantum dalam Lampiran Keputusan yang "
            "merupakan bagian tidak terpisahkan dari Keputusan ini."
        ),
    ),
    (
        "KEDUA",
        (
            "Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada Anggaran "
            "Pendapatan dan Belanja Negara Komisi Pemilihan Umum Kabupaten Banjar"
        ),
    ),
    ("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan ."),
)


def _row(
    criteria: str, action: str, output: str, *, pic: str = "", merged: tuple[str, ...] = ()
) -> Action:
    return Action(criteria, action, output, EVERY_MONTH, pic=pic, with_above=frozenset({*merged}))


PROCEDURES = _row(
    "SOP telah mengacu pada proses bisnis dan dipahami seluruh pegawai\nSOP telah dievaluasi",
    "1) Seluruh pegawai telah mengetahui SOP yang telah ditetapkan;\n2) SOP tersedia di ruang "
    "pelayanan;\n3) Melaksanakan evaluasi dokumen SOP",
    "Dokumen SOP",
    pic="Tim Penataan Tata Laksana",
)
OFFICE_SYSTEMS = (
    _row(
        "Operasionalisasi Manajemen SDM sudah menggunakan teknologi informasi",
        "Seluruh administrasi kepegawaian sudah menggunakan teknologi informasi",
        "a. Siasn (Sistem Informasi Aparatur Sipil Negara)\nb. Simpeg (Sistem Informasi Manajemen "
        "Kepegawaian)\nc. Simpel (Sistem Informasi Manajemen Pegawai)",
        merged=("pic",),
    ),
    _row(
        "Pemberian pelayanan kepada publik sudah menggunakan teknologi informasi",
        "Aplikasi terkait pelayanan publik dalam pelaksanaan tahapan Pemilu dan Pemilihan",
        "a. Website KPU Kabupaten Banjar, Media Sosial KPU Kabupaten Banjar (Facebook, Instagram, "
        "Twitter)\nb. Aplikasi layanan informasi pemilih",
        merged=("pic",),
    ),
)
COMPETENCE = (
    _row(
        "Tingkat kesenjangan kompetensi pegawai yang ada dengan standar kompetensi yang "
        "ditetapkan untuk masing-masing jabatan kurang dari 25%",
        "Melaksanakan penilaian kinerja pegawai, *assessment* pegawai",
        "Hasil analisa dari kebutuhan, kecukupan kompetensi pegawai dengan kondisi riil pegawai "
        "yang tersedia dan lampiran analisis mutasi pegawai",
        pic="Tim Penataan Sistem Manajemen SDM",
    ),
    _row(
        "Pegawai di unit kerja telah memperoleh kesempatan/hak untuk mengikuti diklat maupun "
        "pengembangan kompetensi lainnya",
        "Menyusun rekapitulasi pegawai yang telah mengikuti diklat/magang",
        "Rekapitulasi pegawai yang mengikuti diklat dan diklat yang telah diikuti",
        merged=("pic",),
    ),
    _row(
        "Pelaksanaan pengembangan kompetensi pegawai telah dilakukan melalui pengikutsertaan pada "
        "lembaga pelatihan, melalui *coaching* atau mentoring dll",
        "Mengikutsertakan pegawai pada pelatihan dan pendidikan yang diselenggarakan oleh Setjen "
        "KPU, mengikutsertakan pegawai pada pelatihan internal, mengadakan Bimtek",
        "Usulan diklat/bimtek dari KPU Kabupaten Banjar ke Bagian Diklat",
        merged=("pic",),
    ),
    _row(
        "Monitoring dan evaluasi terhadap hasil pengembangan kompetensi telah dilakukan secara "
        "berkala",
        "Melakukan monev terhadap kegiatan pendidikan dan pelatihan yang diikuti oleh seluruh "
        "pegawai",
        "Formulir monitoring efektifitas pendidikan dan pelatihan yang telah dilaksanakan pegawai",
        merged=("pic",),
    ),
)
SATISFACTION = (
    _row(
        "Hasil survei kepuasan masyarakat dapat diakses secara terbuka",
        "Mengumumkan hasil survei pada laman KPU",
        "Analisis Survei Kepuasan Masyarakat dan Tindak Lanjutnya",
        pic="Tim Peningkatan Kualitas Pelayanan Publik",
    ),
    _row(
        "Dilakukan tindaklanjut atas hasil kepuasaan masyarakat",
        "Menindaklanjuti hasil survei kepuasaan masyarakat",
        "Analisis Survei Kepuasan Masyarakat dan Tindak Lanjutnya",
        pic="Tim Peningkatan Kualitas Pelayanan Publik",
        merged=("output", "SCHED", "pic"),
    ),
)


def _shared_owner(actions: tuple[Action, ...], pic: str) -> tuple[Action, ...]:
    """The same rows with the owner that their merged cell names, as the truth fills it down."""
    return tuple(
        Action(a.criteria, a.action, a.output, a.periods, pic=pic, with_above=a.with_above)
        for a in actions
    )


AREAS = (
    Area(
        "II",
        "Penataan Tata Laksana",
        "II Penataan Tata Laksana",
        (
            Program("1", "Prosedur Operasional Standar (SOP) Kegiatan Utama", (PROCEDURES,)),
            Program(
                "2",
                "E-Office\nPemanfaatan Aplikasi Presensi",
                _shared_owner(OFFICE_SYSTEMS, "Tim Penataan Tata Laksana"),
            ),
        ),
    ),
    Area(
        "III",
        "Penataan Sistem Manajemen SDM",
        "III Penataan Sistem Manajemen SDM",
        (
            Program(
                "1",
                "Pengembangan Pegawai Berbasis Kompetensi",
                _shared_owner(COMPETENCE, "Tim Penataan Sistem Manajemen SDM"),
            ),
        ),
    ),
    Area(
        "VI",
        "Peningkatan Kualitas Pelayanan Publik",
        "VI Peningkatan Kualitas Pelayanan Publik",
        (Program("1", "Penilaian Kepuasan terhadap Pelayanan", SATISFACTION),),
    ),
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def seed_decree() -> Decree:
    """The decree as printed; only the two officials of the decree itself are named."""
    return Decree(
        letterhead=("KOMISI PEMILIHAN UMUM", "KABUPATEN BANJAR"),
        issuer=ISSUER,
        decree_of=ISSUER,
        official=f"KETUA {ISSUER}",
        number_line="NOMOR 3 TAHUN 2025",
        number="3 TAHUN 2025",
        number_normalised="3 TAHUN 2025",
        year=2025,
        title=TITLE,
        title_lines=(
            "PENETAPAN RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
            "DI LINGKUNGAN KOMISI PEMILIHAN UMUM",
            "KABUPATEN BANJAR TAHUN 2025",
        ),
        place="Martapura",
        date_printed="2 Januari 2025",
        date_iso="2025-01-02",
        salinan=True,
        considerations=CONSIDERATIONS,
        legal_basis=LEGAL_BASIS,
        dictums=DICTUMS,
        adopting=f"KEPUTUSAN {ISSUER} TENTANG {TITLE}.",
        signatory=Person("KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN BANJAR", "ABDUL MUTHALIB", "ttd"),
        attestation=Person(
            "SEKRETARIS",
            "MASHURIANSYAH",
            "signature",
            unit="SEKRETARIAT KOMISI PEMILIHAN UMUM\nKABUPATEN BANJAR",
        ),
        areas=AREAS,
        annex_heading=(
            "LAMPIRAN",
            f"KEPUTUSAN {ISSUER}",
            "NOMOR 3 TAHUN 2025",
            f"TENTANG {TITLE}",
        ),
        annex_title=PLAN,
    )


def seed_style() -> Style:
    """Twelve months of ticks; areas head their tables from outside; rows break over pages."""
    return Style(
        body_font="dejavu-serif",
        table_font="dejavu-serif-condensed",
        body_size=12.0,
        table_size=10.0,
        leading=1.42,
        headings={
            "no": "No",
            "program": "Program/Kegiatan",
            "criteria": "Kriteria/Indikator",
            "action": "Rencana Aksi",
            "output": "Output/Bukti Dukung",
            "pic": "Penanggung Jawab",
            "ket": "Ket.",
        },
        schedule_labels=(tuple((month, 1) for month in MONTHS),),
        empty_rows=1,
        bottoms=(150.0, 200.0),
    )
