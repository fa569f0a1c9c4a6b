<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The words the pages of a collection say of their own accord.
  Input    Nothing.
  Output   A table like that of words.xsl, which takes it in.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" exclude-result-prefixes="#all">

  <xsl:variable name="tx:site-words" as="map(xs:string, xs:string+)" select="map{
      'home': ('Home', 'Startseite', 'Accueil'),
      'ways': ('Pages of the collection', 'Seiten der Sammlung', 'Pages de la collection'),
      'skip-content': ('Skip to the content', 'Zum Inhalt', 'Aller au contenu'),
      'page-authors': ('Authors', 'Verfasser', 'Auteurs'),
      'page-dates': ('Dates', 'Daten', 'Dates'),
      'page-types': ('Kinds', 'Gattungen', 'Genres'),
      'page-persons': ('Persons', 'Personen', 'Personnes'),
      'page-places': ('Places', 'Orte', 'Lieux'),
      'page-organisations': ('Organisations', 'Körperschaften', 'Organisations'),
      'page-works-named': ('Works named', 'Genannte Werke', 'Œuvres citées'),
      'page-names': ('Other names', 'Andere Namen', 'Autres noms'),
      'page-letters': ('Letters', 'Briefe', 'Lettres'),
      'page-timeline': ('Timeline', 'Zeitleiste', 'Chronologie'),
      'page-search': ('Search', 'Suche', 'Recherche'),
      'page-review': ('Questions', 'Offene Fragen', 'Questions'),
      'work': ('work', 'Werk', 'œuvre'),
      'works': ('works', 'Werke', 'œuvres'),
      'writer': ('author', 'Verfasser', 'auteur'),
      'writers': ('authors', 'Verfasser', 'auteurs'),
      'a-letter': ('letter', 'Brief', 'lettre'),
      'a-letters': ('letters', 'Briefe', 'lettres'),
      'question': ('question', 'Frage', 'question'),
      'questions': ('questions', 'Fragen', 'questions'),
      'more-mention': ('more mention', 'weitere Stelle', 'autre occurrence'),
      'more-mentions': ('more mentions', 'weitere Stellen', 'autres occurrences'),
      'no-works': ('No work was encoded.', 'Kein Werk wurde kodiert.', 'Aucune œuvre n’a été encodée.'),
      'refused': ('Refused, as the findings explain', 'Zurückgewiesen, siehe die Befunde', 'Refusées, voir les constats'),
      'findings': ('Findings of the last build', 'Befunde der letzten Erstellung', 'Constats de la dernière génération'),
      'no-author': ('Author unknown', 'Verfasser unbekannt', 'Auteur inconnu'),
      'year': ('Year', 'Jahr', 'Année'),
      'only-year': ('only the year is known', 'nur das Jahr ist bekannt', 'seule l’année est connue'),
      'part-others': ('others', 'andere', 'autres'),
      'letters-written': ('written', 'geschrieben', 'écrites'),
      'letters-received': ('received', 'erhalten', 'reçues'),
      'no-date': ('undated', 'ohne Datum', 'sans date'),
      'no-correspondent': ('Sender and recipient unknown', 'Absender und Empfänger unbekannt', 'Expéditeur et destinataire inconnus'),
      'unknown-person': ('somebody unknown', 'Unbekannt', 'inconnu'),
      'letters-to': ('to', 'an', 'à'),
      'letters-from': ('from', 'von', 'de'),
      'kind-letter': ('Letters', 'Briefe', 'Lettres'),
      'kind-letters': ('Collections of letters', 'Briefsammlungen', 'Correspondances'),
      'kind-drama': ('Plays and dialogues', 'Dramen und Dialoge', 'Théâtre et dialogues'),
      'kind-verse': ('Verse', 'Verse', 'Vers'),
      'kind-article': ('Articles', 'Aufsätze', 'Articles'),
      'kind-book': ('Books and pamphlets', 'Bücher und Broschüren', 'Livres et brochures'),
      'kind-prose': ('Other prose', 'Andere Prosa', 'Autre prose'),
      'review-intro': ('What textus was not sure of, work by work, with what settles it.', 'Wessen textus nicht sicher war, Werk für Werk, und was es entscheidet.', 'Ce dont textus n’était pas sûr, œuvre par œuvre, et ce qui le tranche.'),
      'not-found': ('Page not found', 'Seite nicht gefunden', 'Page introuvable'),
      'not-found-intro': ('There is no page at this address. All works are listed here:', 'Unter dieser Adresse gibt es keine Seite. Alle Werke stehen hier:', 'Il n’y a pas de page à cette adresse. Toutes les œuvres sont ici :')}"/>
</xsl:stylesheet>
